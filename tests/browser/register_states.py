"""The import of registers in every state: it joins the list of states."""

from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.states import HALF, OTHER_HALF, state

LETTERS = "/inspections-compliance-enforcement-and-criminal-investigations/warning-letters"
LINES = [
    "url,posted_date,letter_date,company,issuing_office,subject",
    f"{LETTERS}/made-up-1,03/10/2026,03/03/2026,Simtra BioPharma Solutions,Office,CGMP/Finished Pharmaceuticals",
    f"{LETTERS}/made-up-2,05/12/2026,05/05/2026,Excelvision Fareva,Office,CGMP/Finished Pharmaceuticals/Adulterated",
    f"{LETTERS}/made-up-3,05/12/2026,05/05/2026,{'Made up ' * 20},Office,CGMP/Finished Pharmaceuticals/Adulterated",
]

HEADER = "FEI_NUMBER\tDUNS_NUMBER\tFIRM_NAME\tADDRESS\tEXPIRATION_DATE\tOPERATIONS\tREGISTRANT_DUNS\tEXCLUSION_FLAG"
ESTABLISHMENTS = [
    HEADER,
    "1050658\t\tMade up\t1 Street, Atlanta, Georgia (GA) 30301, United States (USA)\t12/31/2026\tPACK\t\tN",
    "3990000001\t\tMade up\t1 Mill Road, Cork, Ireland (IRL)\t12/31/2026\tANALYSIS; PACK\t\tN",
]


@state(role="curator")
def admin_register_preview(page: Page) -> None:
    steps.upload(page, "letters.csv", LINES)


@state(role="curator", looks=HALF)
def admin_register_confirmed(page: Page) -> None:
    admin_register_preview(page)
    page.get_by_role("checkbox", name="fareva: Excelvision (Annonay)").check()
    steps.press(page, "Show what this changes")
    page.get_by_text("At sites of the catalogue").last.click()


@state(role="curator", looks=OTHER_HALF)
def admin_register_imports(page: Page) -> None:
    page.goto("/admin/providers/registerimport/")


@state(role="curator", looks=OTHER_HALF)
def admin_register_with_problems(page: Page) -> None:
    steps.upload(page, "letters.csv", [*LINES, LINES[1].replace("03/03/2026", "13/13/2026")])


@state(role="curator", looks=HALF)
def admin_register_without_a_day(page: Page) -> None:
    steps.upload(page, "drls_reg.txt", ESTABLISHMENTS)
    page.get_by_text("The file does not tell its day, so it is needed here").wait_for()
    page.get_by_text("At sites of the catalogue").last.click()


@state(role="curator", looks=OTHER_HALF)
def admin_register_of_no_site(page: Page) -> None:
    steps.upload(page, "drls_reg.txt", [HEADER, ESTABLISHMENTS[-1]])
    page.get_by_text("Importing it only notes that the file was read.").wait_for()
