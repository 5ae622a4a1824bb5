// Which browser the tests drive: the system's, or else the one Playwright keeps.
import { existsSync } from 'node:fs'

const SYSTEM_BROWSERS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** @returns {string | undefined} */
export function findSystemBrowser() {
	return [process.env.CHROMIUM, ...SYSTEM_BROWSERS].find((place) => place !== undefined && existsSync(place))
}
