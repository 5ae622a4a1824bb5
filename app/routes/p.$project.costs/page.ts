import { Banknote } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Money', Icon: Banknote, group: 'plan', order: 3, wide: true, also: ['finance'] },
	words: 'costs finance capex debt return',
} satisfies PlanPage
