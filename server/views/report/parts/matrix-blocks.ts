import { type Figure } from '#shared/formats/key-figure.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { largest } from '../../figures/series.ts'
import { percent } from '#shared/formats/figures.ts'
import { counted, sentenceCase } from '#shared/formats/months.ts'
import type { Block, ReportInput } from '../report-model.ts'
import type { MatrixEntry } from '../risk-matrix.ts'
import { chartOf, tableOf } from './blocks.ts'
import { left, right, shown, words } from './report-parts.ts'

type Event = Omit<MatrixEntry, 'id'> & {
	readonly what: string
	/** what the likelihood is made of; its contrary where the contract is to fall through */
	readonly figure: Figure
	readonly firm: Figure
}
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const MOST = 12

/** What may befall each contract, by the likelihoods that the engine takes from its status and its queue. */
function eventsOf({ plan, result }: ReportInput): readonly Event[] {
	const { figure } = figuresFrom({ plan, result })
	const all = largest(
		result.months.map((_, month) =>
			Object.values(result.contracts).reduce((sum, { firmMW }) => sum + (firmMW[month] ?? 0), 0),
		),
	)
	if (all === null || all.value <= 0) return []
	return plan.powerContracts.flatMap(({ id, name }): readonly Event[] => {
		if (result.contracts[id] === undefined) return []
		const of = `contract:${id}`
		const firm = figure('contracts.firmMW', { of, at: 'largest' })
		const late = figure('contracts.lateProbability', { of })
		const comes = figure('contracts.deliveryProbability', { of })
		const event = (what: string, likelihood: number, told: Figure): Event => ({
			name: `${name ?? id}, ${what}`,
			what,
			likelihood,
			effect: (firm.value ?? 0) / all.value,
			figure: told,
			firm,
		})
		return [
			event('falls through', 1 - (comes.value ?? 1), comes),
			event('comes later than its queue allows', late.value ?? 0, late),
		]
	})
}

/** Firm contracts by how likely they fail and what hangs on them; nothing where none can. */
export function matrixBlocks(input: ReportInput): readonly Block[] {
	const weighed = eventsOf(input)
		.filter(({ likelihood, effect }) => likelihood > 1e-9 && effect > 1e-9)
		.toSorted((one, other) => other.likelihood * other.effect - one.likelihood * one.effect)
	const events = weighed.slice(0, MOST).map((event, index) => ({ ...event, id: LETTERS.charAt(index) }))
	const [worst] = events
	if (worst === undefined) return []
	const title = `${worst.name}: ${percent(worst.likelihood)} likely, with ${percent(worst.effect)} of the firm power`
	const more =
		weighed.length > MOST ? ` ${sentenceCase(counted(weighed.length - MOST, 'more event'))} with less at stake.` : ''
	return [
		{
			kind: 'pair',
			share: 0.5,
			left: [
				chartOf(
					{
						title,
						measure: 'Likelihood upwards; the letters are those of the table',
						alt: `${title}. ${events.map(({ id, name, likelihood, effect }) => `${id}: ${name}, ${percent(likelihood)} likely, ${percent(effect)} of the firm power.`).join(' ')}`,
						source: `Likelihoods: the engine’s, by the status of a contract and its queue. Bands are this report’s.${more}`,
						chart: {
							type: 'matrix',
							model: { entries: events.map(({ id, name, likelihood, effect }) => ({ id, name, likelihood, effect })) },
						},
					},
					events.map(({ figure }) => figure.why),
				),
			],
			right: [
				tableOf({
					title: 'Contracts at risk, largest first',
					columns: [left('', 0.2), left('Contract', 1.6), right('Likelihood'), right('Firm, MW')],
					rows: events.map(({ id, name, likelihood, firm }) => [
						{ text: id, strong: true },
						words(name),
						words(percent(likelihood)),
						shown(firm),
					]),
					least: 3,
					noun: 'events',
					empty: '',
				}),
			],
		},
	]
}
