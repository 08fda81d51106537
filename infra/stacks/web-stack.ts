import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { ClassicEdge } from '../constructs/classic-edge'
import { Edge } from '../constructs/edge'
import { WebFiles } from '../constructs/web-files'
import type { Deployed } from '../deployed'
import { nameOf } from '../names'

export type WebStackProps = StackProps & Deployed & { apiHost: string }

/** Where the settings ask for CloudFront: the web apps' files and one origin for them and the API. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { apiHost, ...props }: WebStackProps) {
    super(scope, id, props)
    const { stage, settings, platform, built } = props
    const { bucket } = new WebFiles(this, 'Files', built)
    const edge = { name: nameOf(stage, 'web'), files: bucket, api: apiHost, domain: settings.domain }
    const Kind = platform.cloudFront === 'policies' ? Edge : ClassicEdge
    const { distribution } = new Kind(this, 'Edge', edge)
    const host = 'attrDomainName' in distribution ? distribution.attrDomainName : distribution.distributionDomainName
    const description = settings.domain ? `CNAME of ${settings.domain.name}` : 'The web apps under AWS’s name'
    new CfnOutput(this, 'WebHost', { value: host, description })
  }
}
