import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { fetchDrawn } from '#app/components/ui/late.ts'

const hydrate = () =>
	startTransition(() => {
		hydrateRoot(
			document,
			<StrictMode>
				<RemixBrowser />
			</StrictMode>,
		)
	})

// A part that can't be fetched is drawn by the page itself, which says so.
fetchDrawn().then(hydrate, hydrate)
