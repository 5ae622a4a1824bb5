import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { VERDICT_PLANS } from '../../../../tests/verdicts/plans.ts'
import { chipsFinding } from '../../findings/chips-finding.ts'
import { figuresFrom } from '../../figures/figure.ts'
import { letFigures } from '../../report/parts/let-figures.ts'
import { moneyFinding } from './money-finding.ts'
import { productsOf } from './products.ts'

const plan = VERDICT_PLANS.landlord()
const result = computePlan(plan)
const figures = figuresFrom({ plan, result })

test('rent is told beside what a leased kilowatt costs, and power passed through beside the rent of the paper and the revenue of the page', () => {
	const { lede } = moneyFinding({ plan, result }, figures, productsOf({ plan, result }, figures))
	expect(lede).toMatch(/Rent of \$140 per kW-month/)
	expect(lede).toMatch(/Revenue \$\S+ includes \$\S+ of power and expenses passed through to tenants\./)
	const notes = letFigures(plan, result).flatMap((block) => block.figures.map(({ note }) => note))
	expect(notes.join(' ')).toMatch(/\$\S+ of power and expenses passed through is also revenue/)
})

test('chips that are gone by plan end are told apart from those on order', () => {
	const refresh = VERDICT_PLANS.refresh()
	const { lede } = chipsFinding(refresh, computePlan(refresh))
	expect(lede).toMatch(/are ordered or installed, [\d,]+ of them retired by plan end; [\d,]+ can run at plan end/)
})
