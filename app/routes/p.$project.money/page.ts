import { Banknote } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Money', Icon: Banknote, group: 'plan', order: 3 },
	words: 'costs finance capex debt return',
} satisfies PlanPage
