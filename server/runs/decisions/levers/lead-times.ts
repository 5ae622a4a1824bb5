import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { chipOrderFields } from '#shared/fields/supply/order-fields.ts'
import type { ChipOrder } from '#shared/schemas/plan-items.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import type { LeverContext } from '../lever.ts'

/** Months until a pipe brings more, by compressors or a second line: a guess, as nobody publishes it by place. */
export const LEAD_OF_A_PIPE = 12

/** Months until a bridge that has to be agreed carries power, where nobody publishes a lead of its kind: a guess. */
const LEAD_OF_A_BRIDGE = 12

type PlanWithResult = Pick<LeverContext, 'plan' | 'result'>

/** Usual months from the decision to service of a contract, plant or machine of a kind: the region's queue for what is imported. Rule D3. */
export function monthsOfKind(
	{ plan, result }: PlanWithResult,
	{ siteId, kind }: { siteId: string; kind: string },
): number {
	const catalogue = catalogueFor(plan)
	const machine = catalogue.equipment.find(({ id }) => id === kind)
	if (machine !== undefined) return weeksToWholeMonths(machine.leadWeeks?.mid ?? 0)
	const row = catalogue.powerContractTypes.find(({ id }) => id === kind)
	const region = catalogue.gridRegions.find(({ id }) => id === result.sites[siteId]?.places.gridRegion.id)
	const queue = row?.role === 'import' && !row.bridges ? region?.interconnectionMonths?.p50 : undefined
	return Math.ceil(queue ?? row?.leadMonths?.p50 ?? LEAD_OF_A_BRIDGE)
}

/** Months in service from the first delivery: stated, else usual. */
export const serviceMonthsOf = ({ retireAfterMonths }: Pick<ChipOrder, 'retireAfterMonths'>): number =>
	retireAfterMonths ?? Number(chipOrderFields.retireAfterMonths.default)

/** Whole months from an order of accelerators to its first delivery: stated, else usual. */
export function monthsOfOrder(
	plan: PlanFile,
	{ leadTimeMonths, chip }: Pick<PlanFile['chipOrders'][number], 'leadTimeMonths' | 'chip'>,
): number {
	if (leadTimeMonths !== null) return Math.ceil(leadTimeMonths)
	const weeks = catalogueFor(plan).chips.find(({ id }) => id === chip)?.leadWeeks
	return weeks ? weeksToWholeMonths(weeks.mid) : 0
}
