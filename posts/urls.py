from django.urls import path

from .views import checking, composing, mine, reading, replying, reviewing

urlpatterns = [
    path("", reading.home, name="home"),
    path("mine/", mine.mine, name="mine"),
    # ------------------------------------------------------------ a group
    path("groups/<uuid:group_id>/", reading.feed, name="feed"),
    path("groups/<uuid:group_id>/write/", composing.choose, name="choose-kind"),
    path("groups/<uuid:group_id>/write/<str:kind>/", composing.start, name="start-post"),
    path("groups/<uuid:group_id>/queue/", reviewing.queue, name="queue"),
    # ------------------------------------------------------------- a post
    path("posts/<uuid:post_id>/", reading.thread, name="thread"),
    path("posts/<uuid:post_id>/flag/", reading.flag, name="flag"),
    path("posts/<uuid:post_id>/reply/", replying.reply, name="reply"),
    path("posts/<uuid:post_id>/draft/", composing.draft, name="draft"),
    path("posts/<uuid:post_id>/discard/", composing.discard, name="discard"),
    path("posts/<uuid:post_id>/edit/", composing.edit, name="edit"),
    path("posts/<uuid:post_id>/check/", checking.check, name="check"),
    path("posts/<uuid:post_id>/replace/", checking.replace, name="replace"),
    path("posts/<uuid:post_id>/keep/", checking.keep, name="keep"),
    path("posts/<uuid:post_id>/ask/", checking.ask, name="ask"),
    path("posts/<uuid:post_id>/withdraw/", mine.withdraw, name="withdraw"),
    path("posts/<uuid:post_id>/appeal/", mine.appeal, name="appeal"),
    path("posts/<uuid:post_id>/erase/", mine.erase, name="erase"),
    # ----------------------------------------------------------- a review
    path("reviews/<uuid:review_id>/", reviewing.review, name="review"),
    path("reviews/<uuid:review_id>/claim/", reviewing.claim, name="review-claim"),
    path("reviews/<uuid:review_id>/release/", reviewing.release, name="review-release"),
    path("reviews/<uuid:review_id>/decide/", reviewing.decide, name="review-decide"),
    path("decisions/<uuid:decision_id>/undo/", reviewing.undo, name="decision-undo"),
]
