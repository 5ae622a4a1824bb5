import { at } from '../../cells.ts'
import { claimsOf, deliveredWithout, liftedBy, lowest, type SiteContext } from './site-context.ts'

/** What comes late of what is asked of a site. Rules vV3, vV4. */
export function bookLate(context: SiteContext): void {
	const { site, measured, value, book } = context
	const { of } = measured
	for (let month = 0; month < of.late.length; month++) {
		const lateMW = at(of.late, month)
		if (lateMW <= 0) continue
		const layer = lowest(context, month)
		for (const claim of claimsOf(context, { layer, month, missingMW: lateMW })) {
			const alone = deliveredWithout(context, liftedBy(claim), month) - at(of.delivered, month)
			const share = claim.mw / lateMW
			const regained = share * Math.min(lateMW, Math.max(0, alone))
			const { cause, item } = claim
			book.add({ kind: 'late', cause, layer: claim.layer, site, item, stands: null }, month, {
				mw: claim.mw,
				usd: claim.mw * value,
				regained,
			})
		}
	}
}
