import { LAYERS } from '#shared/layers.ts'
import { LOSS_KINDS } from '#shared/result/verdict-result.ts'
import { defineOutput, type OutputNode } from '../kernel/quantity.ts'

const shared = { scope: 'plan', per: 'horizon', source: 'Verdict V3, V5' } as const
const WORDS = {
	late: 'Late',
	unserved: 'Needed and not served',
	stranded: 'Stranded chips',
	idle: 'Idle chips',
	belowCost: 'Sold below cost',
} as const
const LAYER_WORDS = {
	energy: 'power',
	chips: 'chips',
	infrastructure: 'halls',
	models: 'models',
	applications: 'demand',
} as const

type Lost = { readonly label: string; readonly rule: string }

const lost = (key: string, symbol: string, { label, rule }: Lost) => ({
	mwMonths: defineOutput({
		...shared,
		kind: 'state',
		unit: 'itMWMonths',
		rule,
		key: `${key}.mwMonths`,
		symbol: `Σ P_${symbol}`,
		label: `${label}, MW IT · months`,
	}),
	usd: defineOutput({
		...shared,
		kind: 'amount',
		unit: 'usd',
		rule,
		sparse: true,
		key: `${key}.usd`,
		symbol: `$_${symbol}`,
		label: `${label}, money`,
	}),
})

const late = (key: string, symbol: string, { label }: Pick<Lost, 'label'>) =>
	defineOutput({
		...shared,
		kind: 'rate',
		unit: 'gridMonths',
		rule: 'vV5',
		sparse: true,
		key,
		symbol,
		label,
	})

const kinds = LOSS_KINDS.flatMap((kind) => [
	lost(`verdict.totals.${kind}`, kind, { label: WORDS[kind], rule: 'vV3' }),
	lost(`verdict.totals.past.${kind}`, `${kind},past`, {
		label: `${WORDS[kind]}, before the status month`,
		rule: 'vV3',
	}),
])
const layers = LAYERS.map((layer) => {
	const [key, what] = [`verdict.layers.${layer}`, LAYER_WORDS[layer]]
	const months = late(`${key}.monthsLate`, `n_${layer}`, { label: `Delay from ${what} alone` })
	return { ...lost(key, layer, { label: `Late or unserved due to ${what}`, rule: 'vV5' }), months }
})
const fullPower = late('verdict.fullPower.monthsLate', 'n', {
	label: 'Months from the target to full power, early below 0',
})

/** By its key in the result. */
export const JUDGED: Readonly<Record<string, OutputNode>> = Object.fromEntries(
	[...[...kinds, ...layers].flatMap((one): readonly OutputNode[] => Object.values(one)), fullPower].map((one) => [
		one.id,
		one,
	]),
)
