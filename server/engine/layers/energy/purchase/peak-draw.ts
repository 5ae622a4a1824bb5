import { item } from '../../../cells.ts'
import { defineAlgorithm } from '../../../kernel/algorithm.ts'
import { defineOutput } from '../../../kernel/quantity.ts'
import { rowsBySite } from '../../../places/rows-of-site.ts'
import type { EngineModel } from '../../../world.ts'
import { contractFirm } from '../available.ts'
import { dispatchRank, importLimit, servedImport } from '../hours/dispatch-inputs.ts'
import { isImport } from '../kind-inputs.ts'

const SOURCE = 'Energy, second chapter R8, R12: the peak is supplied in the order of merit, like any other hour'
const shared = {
	scope: 'contract',
	per: 'month',
	kind: 'state',
	unit: 'facilityMW',
	rule: 'E17',
	source: SOURCE,
} as const

export const peakShare = defineOutput({
	...shared,
	id: 'finance.peakShare',
	symbol: 'P_pk,c',
	label: 'Max share of the peak a contract carries',
})
export const peakBefore = defineOutput({
	...shared,
	id: 'finance.peakBefore',
	symbol: 'P_pk,<c',
	label: 'Firm power of contracts ahead of it at the peak',
})

const INPUTS = {
	served: servedImport,
	imported: isImport,
	firm: contractFirm,
	limit: importLimit,
	rank: dispatchRank,
}
const OUTPUTS = { share: peakShare, before: peakBefore }

/** Who carries the peak of a site, and after whom: a contract that nothing is left for is billed for none of it. */
export const peakOrder = defineAlgorithm<EngineModel, typeof INPUTS, typeof OUTPUTS, null>({
	id: 'finance.peakOrder',
	label: 'Order in which contracts carry the peak',
	rule: 'E17',
	method:
		'Firm plant without fuel runs first, then imports by dispatch order and list, up to the interconnection limit, then gas with its firm power. Each carries what earlier ones leave, and relieves later ones by at most its firm power.',
	inputs: INPUTS,
	outputs: OUTPUTS,
	each: 'site',
	run: ({ world, input, output, rows }) => {
		const { months } = world
		const contractsOf = rowsBySite(world, 'contract')
		for (const site of rows) {
			const byMerit = item(contractsOf, site).toSorted((one, other) => input.rank.at(one, 0) - input.rank.at(other, 0))
			for (let month = 0; month < months; month++) {
				let before = 0
				let importsLeft = input.limit.at(site, month)
				for (const contract of byMerit) {
					const comesIn = input.imported.at(contract, 0) > 0
					const firm = input.firm.at(contract, month)
					const share = comesIn ? Math.min(input.served.at(contract, month), importsLeft) : firm
					// In the hour in which service is cut others carry what is not firm of it.
					const relieved = Math.min(share, firm)
					if (comesIn) importsLeft -= relieved
					output.share[contract * months + month] = share
					output.before[contract * months + month] = before
					before += relieved
				}
			}
		}
		return null
	},
	reads: (_, { output }) => (output === 'share' ? ['served', 'imported', 'firm', 'limit'] : null),
})
