import type { PortFacts, ServiceFacts } from '../model/facts/service';
import { canonicalNameOf } from '../model/names';
import { protocolOfPortName } from '../model/ports';
import type { Protocol } from '../model/ports';

/** A port of the Service behind a host. */
export interface ServicePort {
  /** Name of the port in the Service. */
  readonly name: string;
  /** Port of the Service, and of the host. */
  readonly port: number;
  /**
   * Port on which the container listens.
   * @default - port
   */
  readonly targetPort?: number;
  /**
   * Protocol of the port, as Istio names it.
   * @default - what Istio reads from the start of the name ("http-web" is HTTP), else TCP
   */
  readonly protocol?: Protocol;
}

/** Facts about the pods that a Service object does not contain. */
export interface ServicePods {
  /** Service account of its pods: the identity that callers verify. */
  readonly serviceAccount: string;
  /** Selector of the Service. */
  readonly selector: Readonly<Record<string, string>>;
  /**
   * Label `service.istio.io/canonical-name` that the injector puts on its pods.
   * @default - what the selector says in service.istio.io/canonical-name, app.kubernetes.io/name or app
   */
  readonly canonicalName?: string;
}

/** A Kubernetes Service, the same in every cluster that exports it. */
export interface ServiceReference extends ServicePods {
  /** Namespace of the Service. */
  readonly namespace: string;
  /** Name of the Service. */
  readonly name: string;
  /** Ports of the Service that callers may use. */
  readonly ports: readonly ServicePort[];
}

/** A kplus.Service, or anything of its shape. */
export interface ServiceObject {
  /** Name of the Service. */
  readonly name: string;
  /** Metadata with the namespace. */
  readonly metadata: { readonly namespace?: string | undefined };
  /** Ports of the Service; each has a name. */
  readonly ports: readonly {
    readonly name?: string | undefined;
    readonly port: number;
    readonly targetPort?: number | undefined;
    /** TCP or UDP. The application protocol is read from the name. */
    readonly protocol?: string | undefined;
  }[];
}

/** A Service that another construct declares, with the facts that it does not contain. */
export interface ServiceFrom extends ServicePods {
  /** The Service object. */
  readonly from: ServiceObject;
}

export function serviceFacts(service: ServiceReference | ServiceFrom): ServiceFacts {
  const { selector, serviceAccount } = service;
  return {
    ...('from' in service ? fromObject(service.from) : fromReference(service)),
    serviceAccount,
    selector,
    canonicalName: service.canonicalName ?? canonicalNameOf(selector),
  };
}

type Described = Pick<ServiceFacts, 'namespace' | 'name' | 'ports'>;

function fromReference({ namespace, name, ports }: ServiceReference): Described {
  return { namespace, name, ports: ports.map(portFacts) };
}

/** Rules valid-names and valid-ports report the fields that are missing in the object. */
function fromObject({ name, metadata, ports }: ServiceObject): Described {
  const described = ports.map(({ name: portName = '', port, targetPort = port, protocol }) =>
    portFacts({ name: portName, port, targetPort, ...(protocol === 'UDP' && { protocol }) }),
  );
  return { namespace: metadata.namespace ?? '', name, ports: described };
}

function portFacts({ name, port, targetPort = port, protocol = protocolOfPortName(name) }: ServicePort): PortFacts {
  return { name, port, targetPort, protocol };
}
