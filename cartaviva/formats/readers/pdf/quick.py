"""Functions of pdfium that are called for every letter and every tag.

Of such a call, ctypes takes more than pdfium to check the kinds of pointers and to let other threads run meanwhile.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def bare(function: Any, *kinds: Any) -> Callable[..., Any]:
    """`function` for a program of one thread, called with c_void_p for pointers and what byref gives: no argument is
    looked at. A pointer that comes back is a number, or None; where the `kinds` of arguments are given, it may be
    passed on as it came.
    """
    back = ctypes.c_void_p if issubclass(function.restype, ctypes._Pointer) else function.restype
    return ctypes.PYFUNCTYPE(back, *kinds)(ctypes.cast(function, ctypes.c_void_p).value or 0)


letter_box = bare(pdfium.FPDFText_GetLooseCharBox)
letter_ink = bare(pdfium.FPDFText_GetCharBox)
letter_matrix = bare(pdfium.FPDFText_GetMatrix)
letter_origin = bare(pdfium.FPDFText_GetCharOrigin)
letter_size = bare(pdfium.FPDFText_GetFontSize)
letter_object = bare(pdfium.FPDFText_GetTextObject)
object_mark = bare(pdfium.FPDFPageObj_GetMarkedContentID)

count_inner_objects = bare(pdfium.FPDFFormObj_CountObjects, ctypes.c_void_p)
inner_object_at = bare(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_ulong)
count_objects = bare(pdfium.FPDFPage_CountObjects, ctypes.c_void_p)
object_at = bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_int)
object_kind = bare(pdfium.FPDFPageObj_GetType, ctypes.c_void_p)
object_bounds = bare(pdfium.FPDFPageObj_GetBounds)

count_children = bare(pdfium.FPDF_StructElement_CountChildren)
child_at = bare(pdfium.FPDF_StructElement_GetChildAtIndex)
child_mark = bare(pdfium.FPDF_StructElement_GetChildMarkedContentID)
kind_of = bare(pdfium.FPDF_StructElement_GetType)
count_attributes = bare(pdfium.FPDF_StructElement_GetAttributeCount)
attribute_at = bare(pdfium.FPDF_StructElement_GetAttributeAtIndex)
attribute_value = bare(pdfium.FPDF_StructElement_Attr_GetValue)
number_value = bare(pdfium.FPDF_StructElement_Attr_GetNumberValue)
