import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { titled } from '#app/components/page-title.ts'
import { PublicPage } from '#app/components/plan/public-page.tsx'
import { apiDocs } from '#server/http/api/docs-view.ts'
import { isSignedIn } from '#server/http/gates/require-user.ts'
import { DocumentedCall } from './documented-call.tsx'
import { Feeds } from './feeds.tsx'

export const meta = titled('Interface for programs')

export async function loader(asked: LoaderFunctionArgs) {
	return { signedIn: await isSignedIn(asked), origin: new URL(asked.request.url).origin, ...apiDocs() }
}

export default function ApiDocs() {
	const { signedIn, origin, about, tags } = useLoaderData<typeof loader>()
	return (
		<PublicPage title="What programs can call" lede={about} signedIn={signedIn}>
			<div className="prose mt-4">
				<p>
					An owner or admin makes a token under <b>Tokens</b> of the team. Send it with every call; errors are problem
					documents with a <code>detail</code> and, of what was sent, <code>errors</code> by path. For generated clients
					there is the whole as{' '}
					<a className="underline" href="/api/v1/openapi.json">
						OpenAPI 3.1
					</a>
					.
				</p>
				<pre>
					<code>{`curl -H "Authorization: Bearer $STRATA_TOKEN" ${origin}/api/v1/projects`}</code>
				</pre>
				<Feeds origin={origin} />
				{tags.map(({ name, description, calls }) => (
					<section key={name} id={name.toLowerCase()} className="scroll-mt-6">
						<h2>{name}</h2>
						<p>{description}</p>
						{calls.map((call) => (
							<DocumentedCall key={call.id} {...call} />
						))}
					</section>
				))}
			</div>
		</PublicPage>
	)
}
