"""GET and POST /api/posts/, GET /api/posts/<id>/."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from posts.forms import PageForm, PostForm
from posts.json_body import BadBody, read_json_object
from posts.models import Post
from ublog.errors import api_error

PAGE_SIZE = 50


def as_json(post: Post) -> dict[str, object]:
    return {
        "id": post.id,
        "author": post.author and post.author.get_username(),
        "body": post.body,
        "created_at": post.created_at.isoformat(),
    }


@require_http_methods(["GET", "POST"])
def posts(request: HttpRequest) -> JsonResponse:
    return create_post(request) if request.method == "POST" else list_posts(request)


def list_posts(request: HttpRequest) -> JsonResponse:
    """The newest posts first; `next` is the `before` of the page that follows, or null."""
    form = PageForm(request.GET)
    if not form.is_valid():
        return api_error(400, "The query is not valid.", fields=form.errors)
    newest = Post.objects.select_related("author")
    if form.cleaned_data["before"]:
        newest = newest.filter(id__lt=form.cleaned_data["before"])
    page = list(newest[: PAGE_SIZE + 1])
    shown = page[:PAGE_SIZE]
    return JsonResponse({"posts": [as_json(p) for p in shown], "next": shown[-1].id if len(page) > PAGE_SIZE else None})


def create_post(request: HttpRequest) -> JsonResponse:
    try:
        form = PostForm(read_json_object(request))
    except BadBody as error:
        return api_error(error.status, str(error))
    if not form.is_valid():
        return api_error(400, "The post is not valid.", fields=form.errors)
    if request.user.is_authenticated:
        form.instance.author = request.user
    created = form.save()
    return JsonResponse(as_json(created), status=201, headers={"Location": f"/api/posts/{created.id}/"})


@require_GET
def post(request: HttpRequest, post_id: int) -> JsonResponse:
    found = Post.objects.select_related("author").filter(id=post_id).first()
    if found is None:
        raise Http404
    return JsonResponse(as_json(found))
