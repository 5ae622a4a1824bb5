import { MoonStar, Sun, SunMoon } from 'lucide-react'
import { Form, useLocation } from '@remix-run/react'
import { THEME, type Theme, useChoice } from '#app/hooks/use-choice.ts'
import { Menu } from './menu.tsx'

const LOOKS = {
	light: { Icon: Sun, word: 'Light' },
	dark: { Icon: MoonStar, word: 'Dark' },
	system: { Icon: SunMoon, word: 'System' },
} as const satisfies Record<Theme, unknown>

/** Light, dark or as the computer; kept in a cookie, so that the server draws the right one at once. */
export function ThemeButton() {
	const theme = useChoice(THEME)
	const { pathname, search } = useLocation()
	const { Icon } = LOOKS[theme]
	return (
		<Menu
			summaryClass="button button-icon"
			ariaLabel="Theme"
			label={<Icon className="icon-small" strokeWidth={1.75} aria-hidden />}
		>
			<Form method="post" action="/theme" replace preventScrollReset>
				<input type="hidden" name="back" value={pathname + search} />
				{THEME.values.map((choice) => {
					const { Icon: ChoiceIcon, word } = LOOKS[choice]
					return (
						<button key={choice} type="submit" name="theme" value={choice} aria-pressed={choice === theme}>
							<ChoiceIcon className="icon-small" strokeWidth={1.75} aria-hidden />
							{word}
						</button>
					)
				})}
			</Form>
		</Menu>
	)
}
