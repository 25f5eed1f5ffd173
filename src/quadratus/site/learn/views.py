"""The Learn pages. They tell of the method and of nobody, so anyone may read them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quadratus.site.learn import evidence as found
from quadratus.site.learn import pages, presenters
from quadratus.site.record.reading import method_here


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is to read."""
    told = {"pages": pages.PAGES, "rows": len(method_here().evidence)}
    return render(request, "learn/index.html", told)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page."""
    asked = pages.PAGE_BY_SLUG.get(slug)
    if asked is None:
        raise Http404
    return render(request, asked.template, presenters.told(method_here(), asked))


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Everything that the method rests on."""
    method = method_here()
    told = {"search": found.search(method, request.GET.dict()), "method": method.frame}
    return render(request, "learn/evidence.html", told)
