from django.urls import include, path

from .views import agreement, groups, invitations, joining, keys, members, operator

a_group = [
    path("overview/", groups.overview, name="overview"),
    path("settings/", groups.group_settings, name="settings"),
    path("leave/", groups.leave_group, name="leave"),
    path("first-admin/", operator.first_admin, name="first-admin"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/edit/", agreement.agreement_edit, name="agreement-edit"),
    # ---------------------------------------------------------- its people
    path("members/", members.members, name="members"),
    path("members/<uuid:membership_id>/role/", members.member_role, name="member-role"),
    path("members/<uuid:membership_id>/suspend/", members.member_suspend, name="member-suspend"),
    path("members/<uuid:membership_id>/reinstate/", members.member_reinstate, name="member-reinstate"),
    path("members/<uuid:membership_id>/remove/", members.member_remove, name="member-remove"),
    path("grants/<uuid:grant_id>/confirm/", members.grant_confirm, name="grant-confirm"),
    path("grants/<uuid:grant_id>/cancel/", members.grant_cancel, name="grant-cancel"),
    # ----------------------------------------------------- its invitations
    path("invitations/new/", invitations.invitation_new, name="invite"),
    path("invitations/<uuid:invitation_id>/link/", invitations.invitation_link, name="invitation-link"),
    path("invitations/<uuid:invitation_id>/renew/", invitations.invitation_renew, name="invitation-renew"),
    path("invitations/<uuid:invitation_id>/revoke/", invitations.invitation_revoke, name="invitation-revoke"),
]

urlpatterns = [
    path("groups/", groups.group_list, name="group-list"),
    path("groups/new/", operator.group_new, name="group-new"),
    path("groups/<uuid:group_id>/", include(a_group)),
    path("account/keys/", keys.keys, name="keys"),
    path("join/", joining.join, name="join"),
    path("join/pseudonym/", joining.pseudonym_check, name="pseudonym-check"),
    path("join/<str:token>/", joining.join_link, name="join-link"),
]
