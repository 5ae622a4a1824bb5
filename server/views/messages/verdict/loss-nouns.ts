import type { CauseCode } from '#shared/result/cause-result.ts'
import type { Loss, LossCause, LossFacts } from '#shared/result/verdict-result.ts'
import { causeNoun, tradeShortage } from '#shared/formats/names.ts'

type Noun = string | ((facts: LossFacts) => string)

const as = (cause: CauseCode) => causeNoun(cause)
const purchase = ({ equipment }: LossFacts) =>
	equipment === null ? 'equipment lead times' : causeNoun(`long_lead:${equipment}`)

/** The cause of a loss beside a band, where its layer and months stand already: a cause without a noun does not compile. */
const NOUNS: Readonly<Record<LossCause, Noun>> = {
	interconnection_limit: as('interconnection_limit'),
	contingency_reserve: as('contingency_reserve'),
	fuel_hours: as('fuel_hours'),
	worst_day: as('worst_day'),
	flexibility: 'too little flexible load',
	meter_full: 'a full meter',
	starts_later: as('contract_not_started'),
	ramping: as('contract_ramping'),
	works_of_others: as('third_party_work'),
	plant_late: 'late on-site plant',
	unbacked_interruption: 'interruptible power',
	curtailed: 'curtailable power',
	not_contracted: as('not_contracted'),
	racks_over_hall: as('hall_cannot_cool'),
	refit: as('refit'),
	outage: as('outage'),
	as_planned_later: 'halls planned later',
	slipped_labor: ({ trade }) => (trade === null ? 'labor shortage' : tradeShortage(trade)),
	slipped_purchase: purchase,
	slipped_reported: as('progress'),
	lead_time: purchase,
	not_planned: as('no_hall_planned'),
	due_later: as('order_not_due'),
	slipped: as('order_slipped'),
	licence: as('export_licence'),
	installing: as('installing'),
	no_room: 'racks without space',
	retired: as('retired'),
	fragmentation: as('fragmentation'),
	not_ordered: ({ ofTenant }) => (ofTenant ? 'space without a tenant' : as('not_ordered')),
	fits_no_chip: as('replica_does_not_fit'),
	held_to_site: 'work limited to one site',
	no_site_in_reach: as('no_site_in_reach'),
	context_over_model: 'context beyond the model limit',
	batch_bound: 'batch size',
	model_training: as('model_training'),
	over_built: 'too little demand',
	price_below_cost: 'a price below cost',
}

export function lossNoun({ cause, facts }: Loss): string {
	const noun = NOUNS[cause]
	return typeof noun === 'string' ? noun : noun(facts)
}
