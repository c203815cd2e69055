import time, pytest
from django.test import Client
from tests.posts.shelf import shelve
from tests.factories import *
from posts.models import *
from posts.unread import open_revisions
pytestmark = pytest.mark.django_db
def test_t():
    alice=add_member(make_group()); bob=add_member(alice.group)
    posts=shelve(alice,1000); shelve(alice,50,parent=posts[0])
    c=Client(); c.force_login(bob.user)
    def t(url):
        c.get(url); a=time.perf_counter(); [c.get(url) for _ in range(5)]; return round((time.perf_counter()-a)/5*1000,1)
    print("\nfeed",t(f"/groups/{alice.group_id}/"),"thread",t(f"/posts/{posts[0].pk}/"),"home",t("/"))
    open_revisions(bob,[p.live_revision for p in posts])
    print("all read: feed",t(f"/groups/{alice.group_id}/"),"home",t("/"))
