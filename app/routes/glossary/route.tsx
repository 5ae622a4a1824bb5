import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { GLOSSARY } from '#shared/formats/glossary.ts'

export const meta = titled('Glossary')

export async function loader(asked: LoaderFunctionArgs) {
	return { signedIn: await isSignedIn(asked) }
}

const TERMS = [...GLOSSARY].sort((a, b) => a.term.localeCompare(b.term, 'en'))

export default function Glossary() {
	const { signedIn } = useLoaderData<typeof loader>()
	return (
		<PublicPage
			title="Glossary"
			lede="Terms as Strata uses them, linked at first use on each page."
			signedIn={signedIn}
		>
			<dl className="glossary mt-4">
				{TERMS.map(({ id, term, meaning }) => (
					<div key={id} id={id} className="scroll-mt-6">
						<dt>{term}</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
		</PublicPage>
	)
}
