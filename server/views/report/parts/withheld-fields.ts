import type { FieldFacts } from '#shared/fields/field.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import { isMoney } from '#shared/units/money.ts'

/** What stands in place of what a report does not tell. */
export const WITHHELD = 'withheld'

/** Fields that name with whom a contract is made. */
export const COUNTERPARTY = /counterparty$/i

/** What is said of an input in a redacted report: decided by the registry, never by a table. */
export function heldBy({ unit }: Pick<FieldFacts, 'unit'>, name: string): Redaction | undefined {
	if (COUNTERPARTY.test(name)) return 'counterparties'
	return unit !== null && isMoney(unit) ? 'prices' : undefined
}

/** Lists with prices or counterparties of their own; assumptions are nobody’s offer. */
const OFFERED = FIELD_LISTS.filter((list) => list !== 'plan' && list !== 'notes')

/** Names of all fields that may be withheld, as a line of changes ends on them. */
export const WITHHELD_LABELS: Readonly<Record<Redaction, ReadonlySet<string>>> = {
	prices: labelsOf('prices'),
	counterparties: labelsOf('counterparties'),
}

function labelsOf(redaction: Redaction): ReadonlySet<string> {
	return new Set(
		OFFERED.flatMap((list) =>
			fieldsOf(list)
				.filter((facts) => heldBy(facts, facts.name) === redaction)
				.map(({ label }) => label.toLowerCase()),
		),
	)
}
