import { useParams } from '@remix-run/react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { TabNav } from '#app/components/ui/tab-nav.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { PageTab } from '#shared/pages/page-tabs.ts'
import { TAB } from '#shared/pages/page-part.ts'
import { ODDS_TAB } from '#shared/pages/schedule-address.ts'

/** Tabs of the schedule: its odds are a page of their own. */
export function ScheduleTabs({ tabs, open }: { tabs: readonly PageTab[]; open: string }) {
	const { project = '' } = useParams()
	const search = useScenarioSearch()
	const opens = useOpens()
	const at = (page: string) => `/p/${encodeURIComponent(project)}/${page}`
	const elsewhere = (id: string) => {
		if (id === ODDS_TAB) return `${at('dates')}${search()}`
		return open === ODDS_TAB ? `${at('schedule')}${search({ [TAB]: id })}` : undefined
	}
	const shown = tabs.filter(({ id }) => id !== ODDS_TAB || opens('dates'))
	return <TabNav tabs={shown} open={open} label="Views of the schedule" elsewhere={elsewhere} />
}
