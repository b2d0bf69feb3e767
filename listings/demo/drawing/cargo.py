"""Side views of what works: trucks and vans. They face left; one unit is one centimetre."""

from . import ink, loads
from .parts import Paint, arch, glass, ground, lamp, mirror, wheel
from .sheet import RULED, Sheet

_CAB = "M14 173Q9 173 9 167V138Q9 128 12 119L31 52Q36 36 52 36H128Q138 36 138 46V173Z"


def truck(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    _frame(sheet)
    loads.draw(sheet, paint.load, 152, 336, 98)
    _bed(sheet, paint)
    _cab(sheet, paint)
    wheel(sheet, 252)


def dump(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    _frame(sheet)
    sheet.shape("M196 146 224 92 236 96 210 148Z", ink.STEEL)
    sheet.shape("M178 34Q214 18 248 46Q286 52 334 106L326 118 180 48Z", "#a98f6a")
    sheet.shape("M322 143 162 69Q157 66 159 61L171 36Q173 31 178 34L336 107Z", paint.body)
    sheet.line("M211 92 226 58M257 113 272 79M301 133 317 99", width=8)
    sheet.shape("M334 104 342 106 346 148 338 149Z", paint.shade)
    sheet.disc(322, 143, 5, ink.DARK)
    _cab(sheet, paint)
    wheel(sheet, 252)


def lift(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    _frame(sheet)
    for path in ("M166 140 316 100", "M166 100 316 140"):
        sheet.line(path, ink.SUMI, 39)
        sheet.line(path, ink.STEEL, 18)
    sheet.disc(241, 120, 5, ink.DARK)
    loads.draw(sheet, paint.load, 152, 336, 58)
    sheet.box(144, 58, 338, 94, paint.body, corner=2)
    sheet.box(144, 94, 338, 101, ink.STEEL, corner=1)
    sheet.line("M192 58V94M241 58V94M290 58V94", width=8)
    _cab(sheet, paint)
    wheel(sheet, 252)


def van(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M12 173Q7 173 7 167V138Q7 128 12 121L27 109 59 46Q67 30 84 30H308Q324 30 327 45L334 104"
        "V167Q334 173 328 173Z",
        paint.body,
    )
    sheet.shape("M8 146H334V167Q334 173 328 173H12Q7 173 7 167Z", paint.shade)
    glass(sheet, "M52 103 80 52Q83 46 90 46H132V103Z", "M66 103 92 46H110L84 103Z")
    sheet.shape("M40 103 68 49 74 51 47 103Z", ink.GLASS)
    glass(sheet, "M142 46H226V103H142Z", "M160 103 184 46H206L182 103Z")
    glass(sheet, "M238 46H302Q311 46 312 55L318 103H238Z", "M262 103 282 46H296L276 103Z")
    sheet.line("M137 42V166M232 42V166M137 112H232M43 106V132Q44 146 52 150", width=RULED)
    sheet.line("M150 118H162M118 118H130M150 158H224", width=10)
    sheet.line("M70 30Q72 26 78 26H300Q306 26 308 30")
    lamp(sheet, "M10 124H26Q30 130 27 138H8Q7 130 10 124Z", ink.LAMP)
    lamp(sheet, "M7 142H20V149H7Z", ink.AMBER)
    lamp(sheet, "M326 106H334V142H328Q325 124 326 106Z", ink.RED)
    sheet.box(3, 154, 34, 174, ink.DARK, corner=4)
    sheet.box(304, 156, 338, 174, ink.DARK, corner=4)
    mirror(sheet, 34, 92)
    arch(sheet, 72)
    arch(sheet, 260)
    wheel(sheet, 72)
    wheel(sheet, 260)


def microvan(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M14 173Q7 173 7 165V140Q7 130 14 124L58 104 90 50Q100 32 120 32H296Q316 32 322 50L334 106"
        "V165Q334 173 327 173Z",
        paint.body,
    )
    sheet.shape("M7 140H334V165Q334 173 327 173H14Q7 173 7 165Z", paint.second)
    sheet.line("M8 140H334", width=RULED)
    glass(sheet, "M70 102 98 56Q102 49 112 49H152V102Z", "M86 102 116 49H134L104 102Z")
    glass(sheet, "M162 49H238V102H162Z", "M180 102 204 49H226L202 102Z")
    glass(sheet, "M248 49H294Q306 49 309 60L320 102H248Z", "M268 102 288 49H300L280 102Z")
    sheet.shape("M56 103 86 54 92 57 63 103Z", ink.GLASS)
    sheet.line("M157 45V164M243 45V164M157 112H243M62 108V134", width=RULED)
    sheet.line("M138 118H150M170 118H182M170 158H236", width=10)
    sheet.line("M112 32V26M292 32V26M104 26H300")
    lamp(sheet, "M16 122 36 114Q42 124 36 134H9Q8 128 16 122Z", ink.LAMP)
    lamp(sheet, "M324 68 330 100H322L316 68Z", ink.RED)
    sheet.box(3, 150, 38, 174, paint.second, corner=6)
    sheet.box(302, 152, 338, 174, paint.second, corner=6)
    lamp(sheet, "M6 156H18V162H5Z", ink.AMBER)
    mirror(sheet, 54, 92)
    arch(sheet, 76)
    arch(sheet, 258)
    wheel(sheet, 76, spokes=7)
    wheel(sheet, 258, spokes=7)


def _cab(sheet: Sheet, paint: Paint) -> None:
    sheet.shape(_CAB, paint.body)
    sheet.shape("M9 148H138V173H14Q9 173 9 167Z", paint.shade)
    sheet.shape("M25 104 42 50 49 51 36 104Z", ink.GLASS)
    glass(sheet, "M43 104 57 60Q60 50 70 50H114Q122 50 122 58V104Z", "M60 104 76 50H94L78 104Z")
    sheet.line("M126 44V164M39 106V128Q40 140 47 146", width=RULED)
    sheet.line("M108 116H120", width=10)
    lamp(sheet, "M12 122H27V137H9Q9 128 12 122Z", ink.LAMP)
    lamp(sheet, "M9 141H21V147H9Z", ink.AMBER)
    sheet.box(4, 153, 38, 174, paint.bumper, corner=4)
    mirror(sheet, 24, 84)
    arch(sheet, 68)
    wheel(sheet, 68)


def _frame(sheet: Sheet) -> None:
    sheet.box(134, 140, 336, 151, ink.DARK, corner=2)
    sheet.box(152, 151, 212, 166, ink.STEEL, corner=4)
    sheet.shape("M296 151H304V180H296Z", ink.DARK)
    lamp(sheet, "M328 138H339V152H328Z", ink.RED)


def _bed(sheet: Sheet, paint: Paint) -> None:
    sheet.shape("M145 98V44H151V98Z", paint.body)
    sheet.box(144, 98, 337, 136, paint.body, corner=2)
    sheet.shape("M145 122H336V135H145Z", paint.shade, ink_of=None)
    sheet.box(144, 98, 337, 136, None, corner=2)
    sheet.line("M192 98V136M241 98V136M290 98V136M150 105H332", width=8)
    for x in (160, 208, 257, 306):
        sheet.box(x, 111, x + 5, 121, ink.DARK, corner=1, ink_of=None)
