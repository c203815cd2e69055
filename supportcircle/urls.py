from django.urls import include, path

from . import views

urlpatterns = [
    path("leave/", views.leave, name="leave-quickly"),
    path("report/", views.report, name="report"),
    path("account/", views.account, name="account"),
    path("account/", include("allauth.account.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("", include("posts.urls")),
    path("", include("groups.urls")),
]
