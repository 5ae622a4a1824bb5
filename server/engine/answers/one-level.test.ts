import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { oneLevel } from '#shared/explanation-level.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'
import { RESULT_KEYS } from '../document/result-keys.ts'

const MOST_BYTES = 50_000

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'every figure of %s travels in fifty kilobytes',
	{ timeout: 120_000 },
	(_, file) => {
		const parsed = parsePlanFile(file)
		if (!parsed.ok) throw new Error('the plan must be valid')
		const frame = runPlan(parsed.plan)
		const large = Object.keys(RESULT_KEYS).flatMap((quantity) => {
			const answer = explainPlan(frame, { quantity, depth: 1 })
			const bytes = answer.ok ? Buffer.byteLength(JSON.stringify(oneLevel(answer.explanation))) : 0
			return bytes > MOST_BYTES ? [`${quantity}: ${String(bytes)}`] : []
		})
		expect(large).toEqual([])
	},
)
