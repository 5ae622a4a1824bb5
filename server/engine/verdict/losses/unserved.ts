import { at, item, valueAt } from '../../cells.ts'
import type { BalanceRun } from '../../balance/run-balance.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { Claim } from '../claims/claim.ts'
import { claimsOf, deliveredWithout, liftedBy, lowest, type SiteContext, supplyOf } from './site-context.ts'

type UnservedAsk = {
	readonly nowhere: NowhereClaims
	/** nameplate of accelerators required, and of those of them not given */
	readonly required: Column
	readonly unserved: Column
	/** part of the load that hours serve */
	readonly served: Column
}

/** Accelerators that work needs and is not given, beyond what comes late. Rules vV3, vV4. */
export function bookUnserved(context: SiteContext, { nowhere, required, unserved, served }: UnservedAsk): void {
	const { site, measured, value, book } = context
	for (let month = 0; month < measured.of.late.length; month++) {
		const given = required.at(site, month) - unserved.at(site, month)
		bookCurtailed(context, { month, givenMW: given, share: 1 - served.at(site, month) })
		const mw = unserved.at(site, month) - at(measured.of.late, month)
		if (mw <= LEAST_MW) continue
		const claims = unservedClaims(context, nowhere, { month, mw, requiredMW: required.at(site, month) })
		for (const claim of claims) {
			if (claim.mw <= LEAST_MW) continue
			const regained = regainedBy(context, claim, { month, requiredMW: required.at(site, month) })
			const of = {
				kind: 'unserved',
				cause: claim.cause,
				layer: claim.layer,
				site,
				item: claim.item,
				stands: null,
			} as const
			book.add(of, month, { mw: claim.mw, usd: claim.mw * value, regained })
		}
	}
}

/** Less of a load unserved is a footnote. Rule lP6. */
const LEAST_SHARE = 0.005

type Curtailed = { readonly month: number; readonly givenMW: number; readonly share: number }

/** What runs and has no power in hours of a month: megawatts that no order or hall would mend. Rule lP6. */
function bookCurtailed({ site, value, book }: SiteContext, { month, givenMW, share }: Curtailed): void {
	if (share < LEAST_SHARE) return
	const mw = givenMW * share
	if (mw <= LEAST_MW) return
	const of = { kind: 'unserved', cause: 'curtailed', layer: 'energy', site, item: null, stands: null } as const
	book.add(of, month, { mw, usd: mw * value, regained: mw })
}

/** Of a megawatt: less is whole replicas. */
const LEAST_MW = 1e-6

type UnservedMonth = { readonly month: number; readonly requiredMW: number }

/**
 * First work that no chip or site may carry, then what the lowest layer lacks, then chips that are not there yet, then what only
 * power for work that may pause could feed; the rest is too scattered to use.
 */
function unservedClaims(
	context: SiteContext,
	nowhere: NowhereClaims,
	{ month, mw, requiredMW }: UnservedMonth & { readonly mw: number },
): readonly Claim[] {
	const { measured, energy } = context
	const claims: Claim[] = item(nowhere, month).map((claim) => ({ ...claim, mw: claim.mw * mw }))
	let left = mw - sumOf(claims)
	const take = (most: number, of: (missingMW: number) => readonly Claim[]) => {
		const missing = Math.min(left, most)
		if (missing <= LEAST_MW) return
		const taken = of(missing)
		claims.push(...taken)
		left -= sumOf(taken)
	}
	const layer = lowest(context, month)
	// What is let has its part of each layer first.
	const askedMW = requiredMW + at(measured.of.let, month)
	const beyondHallsMW = Math.max(0, askedMW - standingMW(context, month))
	take(askedMW - at(supplyOf(measured.of, layer), month), (missingMW) =>
		claimsOf(context, { layer, month, missingMW }).map((claim) =>
			claim.cause === 'not_planned' ? { ...claim, mw: Math.min(claim.mw, beyondHallsMW) } : claim,
		),
	)
	// A hall counts as full a little below its megawatts: chips may lack in it all the same.
	take(requiredMW - at(measured.of.nameplate, month), (missingMW) =>
		claimsOf(context, { layer: 'chips', month, missingMW }),
	)
	take(at(energy.pausable, month) / energy.meterMW, (missing) => [{ ...PAUSABLE, mw: missing }])
	take(Infinity, (missing) => [{ ...SCATTERED, mw: missing }])
	return claims
}

const sumOf = (claims: readonly Claim[]) => claims.reduce((sum, { mw }) => sum + mw, 0)

/**
 * Nameplate that may be at work in finished halls, with what is let: they carry what draws their megawatts at once, and not all of it
 * draws at the same time. A hall that nobody plans is missed by none of it.
 */
const standingMW = ({ measured: { of, plant } }: SiteContext, month: number): number =>
	at(of.let, month) + (at(of.housed, month) - at(of.let, month)) / plant.peak

const PAUSABLE = { layer: 'energy', cause: 'flexibility', item: null } as const
const SCATTERED = { layer: 'chips', cause: 'fragmentation', item: null } as const

/** Shares of a month, of all sites alike. */
export type NowhereClaims = readonly (readonly Claim[])[]

export const nowhereClaims = (run: BalanceRun): NowhereClaims =>
	Array.from({ length: run.input.months }, (_, month) => carriedNowhere(run, month))

/** Shares of what is missing that no chip ordered, or no site allowed, may carry. */
function carriedNowhere({ input, layout, ledger }: BalanceRun, month: number): readonly Claim[] {
	let all = 0
	const claims: Claim[] = []
	input.workloads.forEach((workload, index) => {
		const cell = index * input.months + month
		const missing = Math.max(0, valueAt(ledger.workRequired, cell) - valueAt(ledger.workAllocated, cell))
		if (!(missing > 0)) return
		all += missing
		const of = { layer: 'models', item: `workload:${workload.id}`, mw: missing } as const
		if (workload.nowhere) claims.push({ ...of, cause: 'no_site_in_reach' })
		else if (item(layout.eligible, index).pools.length === 0 && isOrderedFor(input.orders, workload.sites))
			claims.push({ ...of, cause: 'fits_no_chip' })
	})
	return claims.map((claim) => ({ ...claim, mw: claim.mw / all }))
}

const isOrderedFor = (orders: BalanceRun['input']['orders'], sites: readonly number[]) =>
	orders.some(({ site, ofTenant }) => ofTenant !== true && (sites.length === 0 || sites.includes(site)))

function regainedBy(context: SiteContext, claim: Claim, { month, requiredMW }: UnservedMonth): number {
	if (claim.layer === 'models' || claim.cause === 'fragmentation') return claim.mw
	const { measured } = context
	const lifted = liftedBy(claim)
	const room = lifted === 'chips' ? Math.min(at(measured.of.fed, month), standingMW(context, month)) : 0
	const alone = Math.min(requiredMW, Math.max(room, deliveredWithout(context, lifted, month)))
	return Math.min(claim.mw, Math.max(0, alone - at(measured.of.delivered, month)))
}
