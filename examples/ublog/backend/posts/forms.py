"""What the API accepts, checked by Django's forms."""

from django import forms

from posts.models import Post

BIGGEST_ID = 2**63 - 1


class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ["body"]


class PageForm(forms.Form):
    before = forms.IntegerField(required=False, min_value=1, max_value=BIGGEST_ID)


class CountForm(forms.Form):
    post = forms.ModelChoiceField(Post.objects.all(), required=False)
