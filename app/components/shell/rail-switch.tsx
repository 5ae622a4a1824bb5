import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Form, useLocation } from '@remix-run/react'
import { RAIL } from '#app/hooks/use-choice.ts'

/** Names beside the icons, or icons alone; `[` does the same. Which of both is offered is for the style sheet to say. */
export function RailSwitch() {
	const { pathname, search } = useLocation()
	return (
		<Form method="post" action="/rail" replace preventScrollReset className="rail-switch">
			<input type="hidden" name="back" value={pathname + search} />
			<button name={RAIL.name} value="short" className="rail-close" title="Icons only ([)">
				<PanelLeftClose className="icon" strokeWidth={1.75} aria-hidden />
				<span className="rail-name">Collapse</span>
			</button>
			<button name={RAIL.name} value="long" className="rail-open" title="Show names ([)">
				<PanelLeftOpen className="icon" strokeWidth={1.75} aria-hidden />
				<span className="rail-name">Expand</span>
			</button>
		</Form>
	)
}
