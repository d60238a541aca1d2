"""POST /api/tasks/ enqueues a count of words, GET /api/tasks/<id>/ tells how it goes."""

from uuid import UUID

from celery.result import AsyncResult
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from posts.forms import CountForm
from posts.json_body import BadBody, read_json_object
from posts.tasks import count_words
from ublog.errors import api_error


@require_POST
def tasks(request: HttpRequest) -> JsonResponse:
    try:
        form = CountForm(read_json_object(request))
    except BadBody as error:
        return api_error(error.status, str(error))
    if not form.is_valid():
        return api_error(400, "The task is not valid.", fields=form.errors)
    chosen = form.cleaned_data["post"]
    enqueued = count_words.delay(chosen and chosen.id)
    # Always "PENDING" here: asking the result backend would be a second round trip for nothing.
    return JsonResponse(
        {"id": enqueued.id, "state": "PENDING"}, status=202, headers={"Location": f"/api/tasks/{enqueued.id}/"}
    )


@require_GET
def task(request: HttpRequest, task_id: UUID) -> JsonResponse:
    """Celery's state and, after SUCCESS, the result. An id that nobody enqueued is PENDING, too: celery can't tell."""
    found = AsyncResult(str(task_id))
    state = found.state
    return JsonResponse({"id": str(task_id), "state": state, "result": found.result if state == "SUCCESS" else None})
