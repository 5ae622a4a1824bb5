import { noteBeside } from '#shared/schemas/note-key.ts'
import { metricOf } from '#shared/metrics/metric.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { sum } from '../../../figures/series.ts'
import type { ReportInput } from '../../report-model.ts'

const REVENUE_KINDS = [
	'leasesUsd',
	'passThroughUsd',
	'acceleratorHoursUsd',
	'outputTokensUsd',
	'inputTokensUsd',
] as const
type RevenueKind = (typeof REVENUE_KINDS)[number]

type Priced = { readonly list: string; readonly id: string; readonly field: string }

/** The prices that a kind of revenue is earned at. */
function pricesOf(plan: PlanFile, kind: RevenueKind): readonly Priced[] {
	if (kind === 'leasesUsd' || kind === 'passThroughUsd')
		return plan.leases.map(({ id }) => ({ list: 'leases', id, field: 'rentUsdPerKWMonth' }))
	if (kind === 'acceleratorHoursUsd')
		return plan.chipOrders
			.filter(({ rentUsdPerAcceleratorHour }) => rentUsdPerAcceleratorHour !== null)
			.map(({ id }) => ({ list: 'chipOrders', id, field: 'rentUsdPerAcceleratorHour' }))
	const field = kind === 'inputTokensUsd' ? 'revenueUsdPerMillionInputTokens' : 'revenueUsdPerMillionTokens'
	return plan.applications
		.filter((application) => (application[field] ?? 0) > 0)
		.map(({ id }) => ({ list: 'applications', id, field }))
}

/** What the plan grades as a contract, and where all of it is: a lease in a plan may be a letter of intent. */
function isContracted(plan: PlanFile, kind: RevenueKind): boolean {
	const prices = pricesOf(plan, kind)
	return prices.length > 0 && prices.every((price) => noteBeside(plan.notes, price)?.quality === 'contract')
}

type SoldKind = {
	readonly kind: RevenueKind
	readonly name: string
	readonly contracted: boolean
	readonly usd: number
}

/** What the plan earns, by kind, with whether somebody owes it. */
export const soldKinds = ({ plan, result }: ReportInput): readonly SoldKind[] =>
	REVENUE_KINDS.map((kind) => ({
		kind,
		name: metricOf(`finance.revenueByKind.${kind}`).label,
		contracted: isContracted(plan, kind),
		usd: sum(result.finance.revenueByKind[kind]),
	})).filter(({ usd }) => usd > 0)

/** Of all revenue the contracted part; null where nothing is earned. */
export function contractedShare(input: ReportInput): number | null {
	const kinds = soldKinds(input)
	const all = kinds.reduce((total, { usd }) => total + usd, 0)
	return all <= 0 ? null : kinds.reduce((total, { contracted, usd }) => total + (contracted ? usd : 0), 0) / all
}

const isLet = (kind: RevenueKind) => kind === 'leasesUsd' || kind === 'passThroughUsd'

/** What revenue that nobody owes yet is called: of leases alone «planned leases», else «merchant» or both. */
export function openRevenueName(input: ReportInput): string {
	const open = soldKinds(input).filter(({ contracted }) => !contracted)
	if (open.every(({ kind }) => isLet(kind))) return 'planned leases'
	return open.some(({ kind }) => isLet(kind)) ? 'planned leases or merchant' : 'merchant'
}

/** What a kind is called beside its name in a key. */
export const standingOf = ({ kind, contracted }: SoldKind): string =>
	contracted ? 'contracted' : isLet(kind) ? 'planned leases' : 'merchant'

/** How contracted and merchant are told apart, for whoever reads the shares. */
export const CONTRACTED_RULE =
	'Contracted: leases, accelerator-hours and tokens where the plan grades every rent or price as a contract. Other leases are planned; all other is merchant.'
