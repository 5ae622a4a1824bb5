import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { MISSING, megawatts } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { keyInWords } from '#shared/formats/names.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import { oddsMonthInShort } from '../../../messages/odds/percents.ts'
import { eightyBy } from '../../../odds/beside.ts'
import { kindOf } from '../../../packets/large-load/supply.ts'
import { statedText } from '../../../packets/stated.ts'
import { largest } from '../../../figures/series.ts'
import { tableOf } from '../../parts/blocks.ts'
import { left, right, strong, words } from '../../parts/report-parts.ts'
import type { TableBlock } from '../../report-model.ts'

/** A step of the contract demand that is requested of the grid. */
export type Phase = {
	readonly id: string
	readonly name: string
	readonly MW: number
	/** with those before it */
	readonly totalMW: number
	readonly energized: string
	/** first month with all of it; null: not within the plan */
	readonly full: string | null
	readonly late: string
	/** month of 80% odds, as pages say it; null where nobody drew the plan */
	readonly eighty: string | null
	readonly status: string
}

type RequestSource = {
	readonly plan: PlanFile
	readonly result: PlanResult
	/** odds of just this plan, where somebody has drawn it */
	readonly simulation?: SimulationResult
}

/** First month in which a contract is ramped up to its capacity. */
function fullMonth({ result }: RequestSource, id: string): string | null {
	const ramped = result.contracts[id]?.rampedMW ?? []
	const most = largest(ramped)
	return most === null || most.value <= 0 ? null : (result.months[most.index] ?? null)
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
	study: 'in study',
	agreement: 'agreement signed',
	construction: 'under construction',
	energised: 'energized',
}

/** Everything that is requested of the grid at a site, in the order in which it is energized: one line of demand. */
export function phasesOf(source: RequestSource, siteId: string): readonly Phase[] {
	const { plan, result } = source
	const rows = plan.powerContracts
		.filter((contract) => contract.siteId === siteId && kindOf(plan, contract).role === 'import')
		.flatMap((contract) => {
			const found = result.contracts[contract.id]
			return found === undefined ? [] : [{ contract, found }]
		})
		.toSorted((one, other) => one.found.start.localeCompare(other.found.start))
	let totalMW = 0
	return rows.map(({ contract, found }) => {
		totalMW += contract.capacityMW
		const by = eightyBy(source, `contract:${contract.id}`)
		const status = statedText(contract.status, 'powerContracts', 'status')
		return {
			id: contract.id,
			name: contract.name ?? contract.id,
			MW: contract.capacityMW,
			totalMW,
			energized: found.start,
			full: fullMonth(source, contract.id),
			late: found.lateStart,
			eighty: by === null ? null : oddsMonthInShort(by.month),
			status: STATUS_WORDS[status] ?? keyInWords(status),
		}
	})
}

/** All that is requested of the grid at a site, MW. */
export const requestedMW = (source: RequestSource, siteId: string): number =>
	phasesOf(source, siteId).at(-1)?.totalMW ?? 0

/** The phases of a site’s request, a row each. */
export function requestTable(source: RequestSource, siteId: string): TableBlock {
	const phases = phasesOf(source, siteId)
	const isDrawn = phases.some(({ eighty }) => eighty !== null)
	return tableOf({
		title: 'The request',
		columns: [
			left('Phase', 1.4),
			...['Contract demand, MW', 'In all, MW', 'Energized', 'Full after ramp'].map(right),
			...(isDrawn ? ['Stated P90', '80% by'] : ['If late (P90)']).map(right),
			left('Status', 0.9),
		],
		rows: phases.map((phase) => [
			strong(phase.name),
			strong(megawatts(phase.MW)),
			words(megawatts(phase.totalMW)),
			words(shortMonth(phase.energized)),
			words(phase.full === null ? MISSING : shortMonth(phase.full)),
			words(shortMonth(phase.late)),
			...(isDrawn ? [words(phase.eighty ?? MISSING)] : []),
			words(phase.status),
		]),
		least: 6,
		noun: 'phases',
		empty: 'No grid service is entered: there is nothing to request yet.',
	})
}
