import { at } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import { unplacedClaims } from '../claims/chip-claims.ts'
import type { Claim } from '../claims/claim.ts'
import { claimsOf, type SiteContext } from './site-context.ts'

type StrandedColumns = Readonly<Record<'inService' | 'energised' | 'recovery', Column>>

/** Accelerators past their ramp that nothing feeds or houses, beyond what comes late. Rules vV3, vV4. */
export function bookStranded(context: SiteContext, input: StrandedColumns): void {
	const { site, measured, book } = context
	for (let month = 0; month < measured.of.late.length; month++) {
		const { mw, usd } = strandedIn(context, input, month)
		const beyond = mw - at(measured.of.late, month)
		if (beyond <= LEAST_MW) continue
		for (const claim of strandedClaims(context, month, beyond)) {
			const { cause, layer, item } = claim
			const amount = { mw: claim.mw, usd: (usd * claim.mw) / mw, regained: claim.mw }
			book.add({ kind: 'stranded', cause, layer, site, item, stands: 'chips' }, month, amount)
		}
	}
}

const LEAST_MW = 1e-6

function strandedIn({ measured }: SiteContext, input: StrandedColumns, month: number) {
	let [mw, usd] = [0, 0]
	for (const { index, eachMW, ofTenant } of measured.plant.orders) {
		if (ofTenant) continue
		const waiting = Math.max(0, input.inService.at(index, month) - input.energised.at(index, month))
		mw += waiting * eachMW
		usd += waiting * input.recovery.at(index, 0)
	}
	return { mw, usd }
}

/** Racks first, then the lower of power and halls. */
function strandedClaims(context: SiteContext, month: number, missingMW: number): readonly Claim[] {
	const { measured, delayOf } = context
	const { of, plant } = measured
	const racks = unplacedClaims(plant, { month, mostMW: missingMW, delayOf })
	const left = missingMW - racks.reduce((sum, { mw }) => sum + mw, 0)
	if (left <= LEAST_MW) return racks
	const layer = at(of.fed, month) < at(of.housed, month) ? 'energy' : 'infrastructure'
	return [...racks, ...claimsOf(context, { layer, month, missingMW: left })]
}
