from django.contrib import admin

from posts.models import Post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    list_display = ["id", "body", "author", "created_at"]
    list_select_related = ["author"]
    readonly_fields = ["created_at"]
    search_fields = ["body"]
