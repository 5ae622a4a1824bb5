import { Cpu } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

export const page = {
	...{ name: LAYER_NAMES.chips, Icon: Cpu, group: 'layers', order: 2, layers: ['chips'] },
	words: 'accelerators GPU orders',
} satisfies PlanPage
