import { Zap } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

export const page = {
	...{ name: LAYER_NAMES.energy, Icon: Zap, group: 'layers', order: 1, layers: ['energy'] },
	...{ words: 'power contracts grid plants', also: ['energy/day'] },
} satisfies PlanPage
