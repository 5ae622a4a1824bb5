import type { CauseCode } from '#shared/result/cause-result.ts'
import type { Loss, LossCause, LossFacts } from '#shared/result/verdict-result.ts'
import { causeNoun } from '#shared/formats/names.ts'

type Noun = string | ((facts: LossFacts) => string)

const as = (cause: CauseCode) => causeNoun(cause)
const purchase = ({ equipment }: LossFacts) =>
	equipment === null ? 'late purchases' : causeNoun(`long_lead:${equipment}`)

/** The cause of a loss beside a band, where its layer and months stand already: a cause without a noun does not compile. */
const NOUNS: Readonly<Record<LossCause, Noun>> = {
	interconnection_limit: as('interconnection_limit'),
	contingency_reserve: as('contingency_reserve'),
	fuel_hours: as('fuel_hours'),
	worst_day: as('worst_day'),
	flexibility: 'flexible load covers only part',
	meter_full: 'the meter is full',
	starts_later: as('contract_not_started'),
	ramping: as('contract_ramping'),
	works_of_others: as('third_party_work'),
	plant_late: 'on-site plant that is late',
	unbacked_interruption: 'power that may be interrupted',
	curtailed: 'power that may be curtailed',
	not_contracted: as('not_contracted'),
	racks_over_hall: as('hall_cannot_cool'),
	outage: as('outage'),
	as_planned_later: 'halls that are planned later',
	slipped_labor: ({ trade }) => (trade === null ? 'too few workers' : causeNoun(`labour:${trade}`)),
	slipped_purchase: purchase,
	slipped_reported: as('progress'),
	lead_time: purchase,
	not_planned: as('no_hall_planned'),
	due_later: as('order_not_due'),
	slipped: as('order_slipped'),
	licence: as('export_licence'),
	installing: as('installing'),
	no_room: 'racks without a place',
	retired: as('retired'),
	fragmentation: as('fragmentation'),
	not_ordered: ({ ofTenant }) => (ofTenant ? 'space without a tenant' : as('not_ordered')),
	fits_no_chip: as('replica_does_not_fit'),
	held_to_site: 'work that is held to a site',
	no_site_in_reach: as('no_site_in_reach'),
	context_over_model: 'context beyond what models take',
	batch_bound: 'batch sizes',
	model_training: as('model_training'),
	over_built: 'too little demand',
	price_below_cost: 'a price below cost',
}

export function lossNoun({ cause, facts }: Loss): string {
	const noun = NOUNS[cause]
	return typeof noun === 'string' ? noun : noun(facts)
}
