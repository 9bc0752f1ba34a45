"""The enumerations of the working tables: the codes of the vocabulary, with labels that can be translated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a claim is about."""

    MODEL = "model", _("business model")
    MODALITY = "modality", _("modality")
    SUBSTANCE_OR_PRODUCT = "substance_or_product", _("substance or product")
    DOSAGE_FORM = "dosage_form", _("dosage form")
    SERVICE = "service", _("service")
    STAGE = "stage", _("stage")
    REGULATOR = "regulator", _("regulator")
    CERTIFICATION = "certification", _("certification")
    TECHNOLOGY = "technology", _("technology")
    SCALE = "scale", _("scale")


class Status(TextChoices):
    """Whether a site or what a claim says exists."""

    CURRENT = "current", _("current")
    PLANNED = "planned", _("planned")
    HISTORIC = "historic", _("historic")


class Evidence(TextChoices):
    """Who says it."""

    REGULATOR_RECORD = "regulator_record", _("regulator's record")
    THIRD_PARTY = "third_party", _("third party")
    PROVIDER_STATEMENT = "provider_statement", _("provider's statement")


class Scope(TextChoices):
    """How much of the work a claim covers."""

    MANUFACTURING = "manufacturing", _("manufacturing")
    DRUG_PRODUCT_ONLY = "drug_product_only", _("drug product only")
    PACKAGING_ONLY = "packaging_only", _("packaging only")


class Outcome(TextChoices):
    """What a claim on a regulator reports."""

    PASSED = "passed", _("passed")
    NO_OBSERVATIONS = "no_observations", _("no observations")
    OBSERVATIONS = "observations", _("observations")
    ADVERSE = "adverse", _("adverse")
    ADVERSE_RESOLVED = "adverse_resolved", _("adverse, resolved")
    SUPPLIES_MARKET = "supplies_market", _("supplies the market")
    STATED = "stated", _("stated")


class RecordKind(TextChoices):
    """What a register says of a site."""

    REGISTRATION = "registration", _("registration")
    INSPECTION = "inspection", _("inspection")
    CERTIFICATE = "certificate", _("certificate")
    LETTER = "letter", _("letter")
    NON_COMPLIANCE = "non_compliance", _("statement of non-compliance")
    RECALL = "recall", _("recall")
    PREQUALIFICATION = "prequalification", _("prequalification")


class Standing(TextChoices):
    """What curators found when they held a claim against its source; a claim stands in one of these ways."""

    OPEN = "open", _("not confirmed yet")
    CONFIRMED = "confirmed", _("confirmed")
    DISPUTED = "disputed", _("disputed")
    RETIRED = "retired", _("retired")


class Decision(TextChoices):
    """What became of what others told the curators."""

    OPEN = "open", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


class Reply(TextChoices):
    """What a provider says of something that the catalogue does not know of it."""

    YES = "yes", _("We do this")
    NO = "no", _("We do not")


class Activity(TextChoices):
    """What is done at a site."""

    DRUG_SUBSTANCE = "drug_substance", _("drug substance")
    DRUG_PRODUCT = "drug_product", _("drug product")
    PACKAGING = "packaging", _("packaging")
    TESTING = "testing", _("testing")
    DEVELOPMENT = "development", _("development")


class Scheme(TextChoices):
    """Who numbers a site."""

    FEI = "fei", _("FEI (FDA)")
    DUNS = "duns", _("D-U-N-S")
    OMS = "oms", _("OMS (EMA)")
    MIA = "mia", _("authorisation (MIA)")


class Region(TextChoices):
    """Where a site lies; a site may lie in several of them."""

    EU = "EU", _("European Union")
    EEA = "EEA", _("European Economic Area")
    EUROPE = "EUROPE", _("Europe (EEA, United Kingdom, Switzerland)")
    NORTH_AMERICA = "NORTH_AMERICA", _("North America")
    ASIA_PACIFIC = "ASIA_PACIFIC", _("Asia-Pacific")
