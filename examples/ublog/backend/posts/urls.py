from django.urls import path

from posts import views

urlpatterns = [
    path("csrf/", views.csrf),
    path("health-check/", views.health_check),
    path("posts/", views.posts),
    path("posts/<int:post_id>/", views.post),
    path("stats/", views.stats),
    path("tasks/", views.tasks),
    path("tasks/<uuid:task_id>/", views.task),
    path("version/", views.version),
]
