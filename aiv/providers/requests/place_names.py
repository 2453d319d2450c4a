"""Spell out countries and regions as search vendors list them: in English, unabbreviated."""

from __future__ import annotations

from typing import Final


def _spelled(lines: str) -> dict[str, str]:
    pairs = (pair.partition(":") for line in lines.splitlines() for pair in line.split("|"))
    return {short.strip(): name.strip() for short, colon, name in pairs if colon}


COUNTRIES: Final = _spelled("""
    AU:Australia|CA:Canada|DE:Germany|ES:Spain|FR:France|GB:United Kingdom|IE:Ireland|IT:Italy
    MX:Mexico|NZ:New Zealand|US:United States
""")
REGIONS: Final = {
    "US": _spelled("""
        AL:Alabama|AK:Alaska|AZ:Arizona|AR:Arkansas|CA:California|CO:Colorado|CT:Connecticut
        DE:Delaware|DC:District of Columbia|FL:Florida|GA:Georgia|HI:Hawaii|ID:Idaho|IL:Illinois
        IN:Indiana|IA:Iowa|KS:Kansas|KY:Kentucky|LA:Louisiana|ME:Maine|MD:Maryland
        MA:Massachusetts|MI:Michigan|MN:Minnesota|MS:Mississippi|MO:Missouri|MT:Montana
        NE:Nebraska|NV:Nevada|NH:New Hampshire|NJ:New Jersey|NM:New Mexico|NY:New York
        NC:North Carolina|ND:North Dakota|OH:Ohio|OK:Oklahoma|OR:Oregon|PA:Pennsylvania
        PR:Puerto Rico|RI:Rhode Island|SC:South Carolina|SD:South Dakota|TN:Tennessee|TX:Texas
        UT:Utah|VT:Vermont|VA:Virginia|WA:Washington|WV:West Virginia|WI:Wisconsin|WY:Wyoming
    """),
    "CA": _spelled("""
        AB:Alberta|BC:British Columbia|MB:Manitoba|NB:New Brunswick|NL:Newfoundland and Labrador
        NS:Nova Scotia|ON:Ontario|PE:Prince Edward Island|QC:Quebec|SK:Saskatchewan
    """),
}
