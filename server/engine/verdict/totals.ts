import { LAYERS } from '#shared/layers.ts'
import { LOSS_KINDS, type Lost, type PlanVerdict, type Totals } from '#shared/result/verdict-result.ts'
import type { LossRow } from './losses/loss-book.ts'
import { priced } from './losses/loss-facts.ts'

/** Of what is coming, or is past; of idle, megawatts are those of chips. Rule vV3. */
export function totalsOf(rows: readonly LossRow[], past: boolean): Totals {
	const [late, unserved, stranded, idle, belowCost] = [nothing(), nothing(), nothing(), nothing(), nothing()]
	const lost = { late, unserved, stranded, idle, belowCost }
	for (const row of rows) {
		if (row.past !== past) continue
		const of = lost[row.kind]
		if (row.kind !== 'idle' || row.stands === 'chips') of.mwMonths += row.sums.mwMonths
		of.usd += row.sums.usd
	}
	return {
		late: told(late),
		unserved: told(unserved),
		stranded: told(stranded),
		idle: told(idle),
		belowCost: told(belowCost),
	}
}

const nothing = () => ({ mwMonths: 0, usd: 0 })
const told = (of: { readonly mwMonths: number; readonly usd: number }): Lost => ({ ...of, usd: priced(of) })

/** Writes the verdict's totals into the figures that stand under their keys. */
export function tell(verdict: PlanVerdict, output: Readonly<Record<string, Float64Array>>): void {
	const put = (key: string, value: number | null) => {
		const cell = output[key]
		if (cell) cell[0] = value ?? NaN
	}
	const lost = (key: string, { mwMonths, usd }: Lost) => {
		put(`${key}.mwMonths`, mwMonths)
		put(`${key}.usd`, usd)
	}
	for (const kind of LOSS_KINDS) {
		lost(`verdict.totals.${kind}`, verdict.totals[kind])
		lost(`verdict.totals.past.${kind}`, verdict.totals.past[kind])
	}
	for (const layer of LAYERS) {
		lost(`verdict.layers.${layer}`, verdict.layers[layer])
		put(`verdict.layers.${layer}.monthsLate`, verdict.layers[layer].monthsLate)
	}
	put('verdict.fullPower.monthsLate', verdict.fullPower.monthsLate)
}
