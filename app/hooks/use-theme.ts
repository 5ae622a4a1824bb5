import { useRouteLoaderData } from '@remix-run/react'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie's choice, or the computer's where nothing was chosen. */
export function parseTheme(cookies: string | null): Theme {
	const stored = /(?:^|;\s*)strata_theme=([a-z]+)/.exec(cookies ?? '')?.[1]
	return THEMES.find((theme) => theme === stored) ?? 'system'
}

/** The theme the root loader read. */
export function useTheme(): Theme {
	const root: unknown = useRouteLoaderData('root')
	if (typeof root !== 'object' || root === null || !('theme' in root)) return 'system'
	const { theme } = root
	return THEMES.find((known) => known === theme) ?? 'system'
}
