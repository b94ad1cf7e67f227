"""Functions of pdfium that are called for every letter and every tag.

Of such a call, ctypes takes more than pdfium to check the kinds of pointers and to let other threads run meanwhile.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def bare(function: Any) -> Callable[..., Any]:
    """`function` for a program of one thread, called with c_void_p for pointers and what byref gives: no argument is
    looked at. A pointer that comes back is a number, or None.
    """
    back = ctypes.c_void_p if issubclass(function.restype, ctypes._Pointer) else function.restype
    return ctypes.PYFUNCTYPE(back)(ctypes.cast(function, ctypes.c_void_p).value or 0)


letter_box = bare(pdfium.FPDFText_GetLooseCharBox)
letter_ink = bare(pdfium.FPDFText_GetCharBox)
letter_matrix = bare(pdfium.FPDFText_GetMatrix)
letter_origin = bare(pdfium.FPDFText_GetCharOrigin)
letter_size = bare(pdfium.FPDFText_GetFontSize)
letter_object = bare(pdfium.FPDFText_GetTextObject)
object_mark = bare(pdfium.FPDFPageObj_GetMarkedContentID)

count_children = bare(pdfium.FPDF_StructElement_CountChildren)
child_at = bare(pdfium.FPDF_StructElement_GetChildAtIndex)
child_mark = bare(pdfium.FPDF_StructElement_GetChildMarkedContentID)
kind_of = bare(pdfium.FPDF_StructElement_GetType)
count_attributes = bare(pdfium.FPDF_StructElement_GetAttributeCount)
attribute_at = bare(pdfium.FPDF_StructElement_GetAttributeAtIndex)
attribute_value = bare(pdfium.FPDF_StructElement_Attr_GetValue)
number_value = bare(pdfium.FPDF_StructElement_Attr_GetNumberValue)
