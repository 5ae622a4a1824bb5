import { at } from '../../cells.ts'
import type { Column } from '../../kernel/algorithm-node.ts'
import type { SiteContext } from './site-context.ts'

/** Of what is let less unfed is rounding. */
const LEAST_SHARE = 0.005

/**
 * Halls let that have no power while some is there that only work which may pause can use: what runs delivers, and hides it.
 * Beyond what comes late. Rules lP3, vV4.
 */
export function bookUnfedLeases({ site, measured: { of }, energy, value, book }: SiteContext, leased: Column): void {
	for (let month = 0; month < of.let.length; month++) {
		const asked = at(of.let, month)
		const unfed = Math.min(asked - leased.at(site, month), at(energy.pausable, month) / energy.meterMW)
		if (unfed <= LEAST_SHARE * asked) continue
		const mw = unfed - at(of.late, month)
		if (mw <= 0) continue
		const loss = { kind: 'unserved', cause: 'flexibility', layer: 'energy', site, item: null, stands: null } as const
		book.add(loss, month, { mw, usd: mw * value, regained: mw })
	}
}
