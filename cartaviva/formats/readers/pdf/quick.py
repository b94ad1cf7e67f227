"""Functions of pdfium that are called for every letter and every tag.

Of such a call, ctypes takes more than pdfium to check the kinds of pointers and to let other threads run meanwhile.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def quick(function: Any) -> Callable[..., Any]:
    """`function` for a program of one thread: any pointer will do, and one that comes back is a number, or None."""
    kinds = [_loose(kind) for kind in (function.restype, *function.argtypes)]
    prototype = ctypes.PYFUNCTYPE(*kinds)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _loose(kind: Any) -> Any:
    return ctypes.c_void_p if issubclass(kind, ctypes._Pointer) else kind


letter_box = quick(pdfium.FPDFText_GetLooseCharBox)
letter_matrix = quick(pdfium.FPDFText_GetMatrix)
letter_origin = quick(pdfium.FPDFText_GetCharOrigin)
letter_size = quick(pdfium.FPDFText_GetFontSize)
letter_object = quick(pdfium.FPDFText_GetTextObject)
object_mark = quick(pdfium.FPDFPageObj_GetMarkedContentID)

count_children = quick(pdfium.FPDF_StructElement_CountChildren)
child_at = quick(pdfium.FPDF_StructElement_GetChildAtIndex)
child_mark = quick(pdfium.FPDF_StructElement_GetChildMarkedContentID)
kind_of = quick(pdfium.FPDF_StructElement_GetType)
count_attributes = quick(pdfium.FPDF_StructElement_GetAttributeCount)
attribute_at = quick(pdfium.FPDF_StructElement_GetAttributeAtIndex)
attribute_value = quick(pdfium.FPDF_StructElement_Attr_GetValue)
number_value = quick(pdfium.FPDF_StructElement_Attr_GetNumberValue)
