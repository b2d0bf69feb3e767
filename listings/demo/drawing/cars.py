"""Side views of what drives for pleasure and errands. They face left; a unit is a centimetre."""

from . import ink
from .parts import Paint, arch, glass, ground, lamp, mirror, wheel
from .sheet import RULED, Sheet


def hatch(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M14 174Q7 174 7 167V146Q7 134 18 129Q42 119 88 112L124 72Q134 60 152 60H258Q276 60 286 72"
        "L320 112Q331 122 333 138V167Q333 174 326 174Z",
        paint.body,
    )
    sheet.shape("M7 150H333V167Q333 174 326 174H14Q7 174 7 167Z", paint.second)
    glass(sheet, "M100 112 128 80Q136 72 146 72H192V112Z", "M118 112 146 72H164L136 112Z")
    glass(sheet, "M202 72H254Q268 72 276 83L294 112H202Z", "M222 112 240 72H254L236 112Z")
    sheet.line("M197 72V164M98 116V150M290 118Q290 140 280 154M98 118H290", width=RULED)
    sheet.line("M178 124H191M8 138H30", width=10)
    lamp(sheet, "M18 131 40 124Q42 134 36 140H8Q8 134 18 131Z", ink.LAMP)
    lamp(sheet, "M324 116 333 132V142H322Q318 128 324 116Z", ink.RED)
    sheet.box(3, 152, 32, 174, paint.bumper, corner=5)
    sheet.box(308, 152, 337, 174, paint.bumper, corner=5)
    lamp(sheet, "M5 158H18V164H4Z", ink.AMBER)
    mirror(sheet, 104, 108)
    for x in (66, 272):
        arch(sheet, x)
        wheel(sheet, x, 26)


def sedan(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M14 174Q7 174 7 167V146Q7 135 17 131Q40 122 86 116L122 78Q132 66 150 66H220Q236 66 247 76"
        "L278 106Q314 108 326 116Q333 121 333 134V167Q333 174 326 174Z",
        paint.body,
    )
    sheet.shape("M7 150H333V167Q333 174 326 174H14Q7 174 7 167Z", paint.second)
    glass(
        sheet, "M98 116 127 86Q134 78 144 78H180V116Z", "M114 116 142 82Q146 78 152 78H160L130 116Z"
    )
    glass(
        sheet,
        "M190 78H218Q230 78 238 86L264 114 190 116Z",
        "M208 116 226 79Q230 79 236 84L222 116Z",
    )
    sheet.line("M185 78V164M96 120V150M262 120Q266 140 256 154M96 121H268L330 126", width=RULED)
    sheet.line("M166 130H179M244 130H256", width=10)
    lamp(sheet, "M17 132 40 127Q42 136 36 142H8Q8 136 17 132Z", ink.LAMP)
    lamp(sheet, "M316 113Q328 116 333 124V140H318Z", ink.RED)
    sheet.box(3, 152, 32, 174, paint.bumper, corner=5)
    sheet.box(308, 152, 337, 174, paint.bumper, corner=5)
    lamp(sheet, "M5 158H18V164H4Z", ink.AMBER)
    mirror(sheet, 102, 112)
    for x in (66, 268):
        arch(sheet, x)
        wheel(sheet, x, 26)


def wagon(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M14 174Q7 174 7 167V144Q7 132 16 127Q44 113 78 108L110 56Q119 40 138 40H304Q322 40 325 56"
        "L333 108V167Q333 174 326 174Z",
        paint.body,
    )
    sheet.shape("M7 148H333V167Q333 174 326 174H14Q7 174 7 167Z", paint.second)
    glass(sheet, "M90 107 118 62Q123 54 133 54H180V107Z", "M108 107 138 54H158L126 107Z")
    glass(sheet, "M190 54H252V107H190Z", "M206 107 234 54H248L220 107Z")
    glass(sheet, "M262 54H300Q311 54 313 63L320 107H262Z", "M282 107 296 54H306L294 107Z")
    sheet.line("M185 48V164M257 54V150M86 112V150M86 114H330", width=RULED)
    sheet.line("M166 122H179M238 122H250", width=10)
    sheet.line("M138 40V34M300 40V34M130 34H308")
    lamp(sheet, "M16 129 38 120Q44 130 38 138H8Q8 132 16 129Z", ink.LAMP)
    lamp(sheet, "M324 76 330 104V138H324Q320 104 324 76Z", ink.RED)
    sheet.box(3, 150, 34, 174, paint.bumper, corner=5)
    sheet.box(306, 152, 337, 174, paint.bumper, corner=5)
    lamp(sheet, "M5 156H18V162H4Z", ink.AMBER)
    mirror(sheet, 90, 100)
    for x in (68, 268):
        arch(sheet, x)
        wheel(sheet, x, 26, spokes=6)


def roadster(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape("M196 124Q198 104 210 104Q222 104 222 124Z", ink.SEAT)
    sheet.shape("M160 124Q162 104 174 104Q186 104 186 124Z", ink.SEAT)
    sheet.shape("M116 122 146 84 154 86 130 124Z", ink.GLASS)
    sheet.line("M116 122 147 83", width=18)
    sheet.line("M150 124Q148 108 158 106", ink.DARK, 16)
    sheet.shape(
        "M18 180Q7 180 7 170V156Q7 148 16 143Q44 128 114 121H224Q296 120 324 138Q334 146 334 158"
        "V170Q334 180 322 180Z",
        paint.body,
    )
    sheet.shape("M7 158H334V170Q334 180 322 180H18Q7 180 7 170Z", paint.second)
    sheet.shape("M218 121Q230 106 252 108Q276 112 282 122Z", ink.DARK)
    sheet.line("M122 123V162Q123 168 130 168M232 123Q238 150 226 168H130", width=RULED)
    sheet.line("M206 136H220M26 152H58", width=10)
    lamp(sheet, "M22 143Q36 132 50 134Q46 146 28 148Z", ink.LAMP)
    lamp(sheet, "M320 140 333 150V158H314Q314 148 320 140Z", ink.RED)
    lamp(sheet, "M8 160H22V166H7Z", ink.AMBER)
    mirror(sheet, 124, 116)
    for x in (74, 264):
        arch(sheet, x, 32, 180)
        wheel(sheet, x, 26, spokes=5)


def coupe(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.shape(
        "M18 180Q7 180 7 170V154Q7 146 16 141Q44 126 96 120L134 92Q146 84 164 84H206Q226 84 242 96"
        "L272 118Q310 120 324 134Q334 142 334 156V170Q334 180 322 180Z",
        paint.body,
    )
    sheet.shape("M7 158H334V170Q334 180 322 180H18Q7 180 7 170Z", paint.second)
    glass(sheet, "M110 122 140 99Q149 92 162 92H200V122Z", "M132 122 162 92H180L150 122Z")
    sheet.shape("M208 93Q224 94 236 104L258 121H208Z", ink.DARK)
    sheet.line("M204 88V126L196 166H130Q120 162 118 150L106 124H204", width=RULED)
    sheet.line("M140 99 120 114M184 136H197M26 150H56", width=10)
    sheet.shape("M222 136 252 132V140L224 146Z", ink.DARK)
    sheet.disc(38, 142, 9, ink.LAMP)
    lamp(sheet, "M320 136 333 148V156H312Q314 144 320 136Z", ink.RED)
    lamp(sheet, "M8 160H22V166H7Z", ink.AMBER)
    sheet.shape("M296 120 304 102 336 100 330 108 310 109 306 121Z", paint.body)
    mirror(sheet, 112, 118)
    for x in (72, 262):
        arch(sheet, x, 32, 180)
        wheel(sheet, x, 26, spokes=3)


def offroad(sheet: Sheet, paint: Paint) -> None:
    ground(sheet, 6, 338)
    sheet.box(322, 84, 338, 142, ink.RUBBER, corner=8)
    sheet.shape("M30 160H296V172H30Z", ink.DARK)
    sheet.shape(
        "M14 164Q8 164 8 157V118Q8 109 18 107L96 101 114 52Q118 40 132 40H304Q316 40 317 52L322 106"
        "V157Q322 164 314 164Z",
        paint.body,
    )
    sheet.shape("M8 140H322V157Q322 164 314 164H14Q8 164 8 157Z", paint.second)
    sheet.shape("M100 101 117 55 123 56 108 101Z", ink.GLASS)
    glass(sheet, "M112 101 128 59Q130 53 138 53H184V101Z", "M128 101 148 53H166L146 101Z")
    glass(sheet, "M196 53H294Q303 53 304 62L308 101H196Z", "M216 101 242 53H266L240 101Z")
    sheet.line("M190 48V158M108 104V152M108 158H190M96 104H190", width=RULED)
    sheet.line("M172 114H184M46 116H76M46 124H76M262 53V101", width=10)
    sheet.line("M150 34V40M288 34V40M140 34H298")
    sheet.disc(22, 122, 9, ink.LAMP)
    lamp(sheet, "M10 138H22V145H10Z", ink.AMBER)
    lamp(sheet, "M310 118H322V138H310Z", ink.RED)
    sheet.box(0, 146, 34, 162, ink.DARK, corner=4)
    sheet.box(304, 148, 336, 162, ink.DARK, corner=4)
    mirror(sheet, 106, 92)
    for x in (74, 258):
        arch(sheet, x, 40, 166)
        wheel(sheet, x, 33, spokes=8)
