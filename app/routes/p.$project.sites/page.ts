import { MapPin } from 'lucide-react'
import type { PlanPage } from '#app/components/plan/plan-page.ts'

export const page = { name: 'Sites', Icon: MapPin, group: 'top', order: 2, words: 'places targets' } satisfies PlanPage
