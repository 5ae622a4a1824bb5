import { Warehouse } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = {
	...{ name: 'Halls', Icon: Warehouse, group: 'layers', order: 3, layers: ['infrastructure'] },
	words: 'infrastructure buildings cooling equipment',
} satisfies PlanPage
