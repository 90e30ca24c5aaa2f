import * as $protobuf from "../protobuf-runtime.js";
import Long = require("long");

/** Namespace balsa. */
export namespace balsa {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a ClusterStatusRequest.
         * @deprecated Use balsa.v1.ClusterStatusRequest.$Properties instead.
         */
        interface IClusterStatusRequest extends balsa.v1.ClusterStatusRequest.$Properties {
        }

        /** Represents a ClusterStatusRequest. */
        class ClusterStatusRequest {

            /**
             * Constructs a new ClusterStatusRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ClusterStatusRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ClusterStatusRequest message. Does not implicitly {@link balsa.v1.ClusterStatusRequest.verify|verify} messages.
             * @param message ClusterStatusRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ClusterStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClusterStatusRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ClusterStatusRequest & balsa.v1.ClusterStatusRequest.$Shape} ClusterStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ClusterStatusRequest & balsa.v1.ClusterStatusRequest.$Shape;
        }

        namespace ClusterStatusRequest {

            /** Properties of a ClusterStatusRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClusterStatusRequest. */
            type $Shape = balsa.v1.ClusterStatusRequest.$Properties;
        }

        /**
         * Properties of a ClusterStatusResponse.
         * @deprecated Use balsa.v1.ClusterStatusResponse.$Properties instead.
         */
        interface IClusterStatusResponse extends balsa.v1.ClusterStatusResponse.$Properties {
        }

        /** Represents a ClusterStatusResponse. */
        class ClusterStatusResponse {

            /**
             * Constructs a new ClusterStatusResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ClusterStatusResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** 22 characters of base64url, made when the cluster was formed. */
            clusterId: string;

            /** The node that leads the metadata (the Raft leader); absent while there is none. */
            controller: (number|null);

            /** Every registered node, by id. */
            nodes: balsa.v1.Node[];

            /** The feature level that all nodes of the cluster have agreed on: it gates new record versions. */
            featureLevel: number;

            /**
             * The Raft term that the answering node is in. Each election begins another one, also where the
             * node that led before wins it, so two answers with the same term and a controller in both had no
             * change of controller between them.
             */
            controllerTerm: number;

            /**
             * Encodes the specified ClusterStatusResponse message. Does not implicitly {@link balsa.v1.ClusterStatusResponse.verify|verify} messages.
             * @param message ClusterStatusResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ClusterStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClusterStatusResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ClusterStatusResponse & balsa.v1.ClusterStatusResponse.$Shape} ClusterStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ClusterStatusResponse & balsa.v1.ClusterStatusResponse.$Shape;
        }

        namespace ClusterStatusResponse {

            /** Properties of a ClusterStatusResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** 22 characters of base64url, made when the cluster was formed. */
                clusterId?: string;

                /** The node that leads the metadata (the Raft leader); absent while there is none. */
                controller?: (number|null);

                /** Every registered node, by id. */
                nodes?: balsa.v1.Node.$Properties[];

                /** The feature level that all nodes of the cluster have agreed on: it gates new record versions. */
                featureLevel?: number;

                /**
                 * The Raft term that the answering node is in. Each election begins another one, also where the
                 * node that led before wins it, so two answers with the same term and a controller in both had no
                 * change of controller between them.
                 */
                controllerTerm?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClusterStatusResponse. */
            type $Shape = balsa.v1.ClusterStatusResponse.$Properties;
        }

        /**
         * Properties of a ListNodesRequest.
         * @deprecated Use balsa.v1.ListNodesRequest.$Properties instead.
         */
        interface IListNodesRequest extends balsa.v1.ListNodesRequest.$Properties {
        }

        /** Represents a ListNodesRequest. */
        class ListNodesRequest {

            /**
             * Constructs a new ListNodesRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListNodesRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListNodesRequest message. Does not implicitly {@link balsa.v1.ListNodesRequest.verify|verify} messages.
             * @param message ListNodesRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListNodesRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListNodesRequest & balsa.v1.ListNodesRequest.$Shape} ListNodesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListNodesRequest & balsa.v1.ListNodesRequest.$Shape;
        }

        namespace ListNodesRequest {

            /** Properties of a ListNodesRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListNodesRequest. */
            type $Shape = balsa.v1.ListNodesRequest.$Properties;
        }

        /**
         * Properties of a ListNodesResponse.
         * @deprecated Use balsa.v1.ListNodesResponse.$Properties instead.
         */
        interface IListNodesResponse extends balsa.v1.ListNodesResponse.$Properties {
        }

        /** Represents a ListNodesResponse. */
        class ListNodesResponse {

            /**
             * Constructs a new ListNodesResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListNodesResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** By id. */
            nodes: balsa.v1.NodeShare[];

            /**
             * Encodes the specified ListNodesResponse message. Does not implicitly {@link balsa.v1.ListNodesResponse.verify|verify} messages.
             * @param message ListNodesResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListNodesResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListNodesResponse & balsa.v1.ListNodesResponse.$Shape} ListNodesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListNodesResponse & balsa.v1.ListNodesResponse.$Shape;
        }

        namespace ListNodesResponse {

            /** Properties of a ListNodesResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** By id. */
                nodes?: balsa.v1.NodeShare.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListNodesResponse. */
            type $Shape = balsa.v1.ListNodesResponse.$Properties;
        }

        /**
         * Properties of a NodeShare.
         * @deprecated Use balsa.v1.NodeShare.$Properties instead.
         */
        interface INodeShare extends balsa.v1.NodeShare.$Properties {
        }

        /** Represents a NodeShare. */
        class NodeShare {

            /**
             * Constructs a new NodeShare.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.NodeShare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The node. */
            node: (balsa.v1.Node|null);

            /** How many replicas it holds. */
            replicas: number;

            /** How many partitions it leads. */
            leading: number;

            /** How many replicas are on their way to it. */
            arriving: number;

            /** How many replicas are to leave it. */
            leaving: number;

            /** Whether it is being removed from the cluster. */
            isBeingRemoved: boolean;

            /**
             * Whether it votes in the Raft group of the metadata, by the newest configuration that the
             * answering node knows committed. While that one is joint, whoever votes in either half does.
             */
            vote: balsa.v1.NodeVote;

            /**
             * Encodes the specified NodeShare message. Does not implicitly {@link balsa.v1.NodeShare.verify|verify} messages.
             * @param message NodeShare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.NodeShare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeShare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.NodeShare & balsa.v1.NodeShare.$Shape} NodeShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.NodeShare & balsa.v1.NodeShare.$Shape;
        }

        namespace NodeShare {

            /** Properties of a NodeShare. */
            interface $Properties {

                /** The node. */
                node?: (balsa.v1.Node.$Properties|null);

                /** How many replicas it holds. */
                replicas?: number;

                /** How many partitions it leads. */
                leading?: number;

                /** How many replicas are on their way to it. */
                arriving?: number;

                /** How many replicas are to leave it. */
                leaving?: number;

                /** Whether it is being removed from the cluster. */
                isBeingRemoved?: boolean;

                /**
                 * Whether it votes in the Raft group of the metadata, by the newest configuration that the
                 * answering node knows committed. While that one is joint, whoever votes in either half does.
                 */
                vote?: balsa.v1.NodeVote;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeShare. */
            type $Shape = balsa.v1.NodeShare.$Properties;
        }

        /** NodeVote enum. */
        enum NodeVote {

            /** Never sent. */
            NODE_VOTE_UNSPECIFIED = 0,

            /** It counts for majorities. */
            NODE_VOTE_VOTER = 1,

            /** It has registered, and is fed the log without a vote. */
            NODE_VOTE_LEARNER = 2,

            /** It was let in and has never registered. */
            NODE_VOTE_NONE = 3
        }

        /**
         * Properties of a RemoveNodeRequest.
         * @deprecated Use balsa.v1.RemoveNodeRequest.$Properties instead.
         */
        interface IRemoveNodeRequest extends balsa.v1.RemoveNodeRequest.$Properties {
        }

        /** Represents a RemoveNodeRequest. */
        class RemoveNodeRequest {

            /**
             * Constructs a new RemoveNodeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RemoveNodeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The node. */
            nodeId: number;

            /**
             * Encodes the specified RemoveNodeRequest message. Does not implicitly {@link balsa.v1.RemoveNodeRequest.verify|verify} messages.
             * @param message RemoveNodeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RemoveNodeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RemoveNodeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RemoveNodeRequest & balsa.v1.RemoveNodeRequest.$Shape} RemoveNodeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RemoveNodeRequest & balsa.v1.RemoveNodeRequest.$Shape;
        }

        namespace RemoveNodeRequest {

            /** Properties of a RemoveNodeRequest. */
            interface $Properties {

                /** The node. */
                nodeId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RemoveNodeRequest. */
            type $Shape = balsa.v1.RemoveNodeRequest.$Properties;
        }

        /**
         * Properties of a RemoveNodeResponse.
         * @deprecated Use balsa.v1.RemoveNodeResponse.$Properties instead.
         */
        interface IRemoveNodeResponse extends balsa.v1.RemoveNodeResponse.$Properties {
        }

        /** Represents a RemoveNodeResponse. */
        class RemoveNodeResponse {

            /**
             * Constructs a new RemoveNodeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RemoveNodeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified RemoveNodeResponse message. Does not implicitly {@link balsa.v1.RemoveNodeResponse.verify|verify} messages.
             * @param message RemoveNodeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RemoveNodeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RemoveNodeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RemoveNodeResponse & balsa.v1.RemoveNodeResponse.$Shape} RemoveNodeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RemoveNodeResponse & balsa.v1.RemoveNodeResponse.$Shape;
        }

        namespace RemoveNodeResponse {

            /** Properties of a RemoveNodeResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RemoveNodeResponse. */
            type $Shape = balsa.v1.RemoveNodeResponse.$Properties;
        }

        /**
         * Properties of a ReplaceNodeRequest.
         * @deprecated Use balsa.v1.ReplaceNodeRequest.$Properties instead.
         */
        interface IReplaceNodeRequest extends balsa.v1.ReplaceNodeRequest.$Properties {
        }

        /** Represents a ReplaceNodeRequest. */
        class ReplaceNodeRequest {

            /**
             * Constructs a new ReplaceNodeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReplaceNodeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The node that goes. */
            nodeId: number;

            /** The node that takes its place, which is live and another one. */
            replacementId: number;

            /**
             * Encodes the specified ReplaceNodeRequest message. Does not implicitly {@link balsa.v1.ReplaceNodeRequest.verify|verify} messages.
             * @param message ReplaceNodeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReplaceNodeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplaceNodeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReplaceNodeRequest & balsa.v1.ReplaceNodeRequest.$Shape} ReplaceNodeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReplaceNodeRequest & balsa.v1.ReplaceNodeRequest.$Shape;
        }

        namespace ReplaceNodeRequest {

            /** Properties of a ReplaceNodeRequest. */
            interface $Properties {

                /** The node that goes. */
                nodeId?: number;

                /** The node that takes its place, which is live and another one. */
                replacementId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplaceNodeRequest. */
            type $Shape = balsa.v1.ReplaceNodeRequest.$Properties;
        }

        /**
         * Properties of a ReplaceNodeResponse.
         * @deprecated Use balsa.v1.ReplaceNodeResponse.$Properties instead.
         */
        interface IReplaceNodeResponse extends balsa.v1.ReplaceNodeResponse.$Properties {
        }

        /** Represents a ReplaceNodeResponse. */
        class ReplaceNodeResponse {

            /**
             * Constructs a new ReplaceNodeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReplaceNodeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** How many replicas are on their way. */
            moves: number;

            /**
             * Encodes the specified ReplaceNodeResponse message. Does not implicitly {@link balsa.v1.ReplaceNodeResponse.verify|verify} messages.
             * @param message ReplaceNodeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReplaceNodeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplaceNodeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReplaceNodeResponse & balsa.v1.ReplaceNodeResponse.$Shape} ReplaceNodeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReplaceNodeResponse & balsa.v1.ReplaceNodeResponse.$Shape;
        }

        namespace ReplaceNodeResponse {

            /** Properties of a ReplaceNodeResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** How many replicas are on their way. */
                moves?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplaceNodeResponse. */
            type $Shape = balsa.v1.ReplaceNodeResponse.$Properties;
        }

        /**
         * Properties of a Node.
         * @deprecated Use balsa.v1.Node.$Properties instead.
         */
        interface INode extends balsa.v1.Node.$Properties {
        }

        /** Represents a Node. */
        class Node {

            /**
             * Constructs a new Node.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Node.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Positive, assigned by the cluster. */
            id: number;

            /** The process id that the node registered with. */
            pid: number;

            /** Whether the node takes part. */
            state: balsa.v1.NodeState;

            /** The failure domain it was started with; empty where none was given. */
            rack: string;

            /** The doors it has open. */
            endpoints: balsa.v1.Endpoint[];

            /** The version of Balsa that it runs. */
            version: string;

            /**
             * Encodes the specified Node message. Does not implicitly {@link balsa.v1.Node.verify|verify} messages.
             * @param message Node message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Node message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Node & balsa.v1.Node.$Shape} Node
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Node & balsa.v1.Node.$Shape;
        }

        namespace Node {

            /** Properties of a Node. */
            interface $Properties {

                /** Positive, assigned by the cluster. */
                id?: number;

                /** The process id that the node registered with. */
                pid?: number;

                /** Whether the node takes part. */
                state?: balsa.v1.NodeState;

                /** The failure domain it was started with; empty where none was given. */
                rack?: string;

                /** The doors it has open. */
                endpoints?: balsa.v1.Endpoint.$Properties[];

                /** The version of Balsa that it runs. */
                version?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Node. */
            type $Shape = balsa.v1.Node.$Properties;
        }

        /** NodeState enum. */
        enum NodeState {

            /** Never sent. */
            NODE_STATE_UNSPECIFIED = 0,

            /** Registered under its present incarnation: it may lead and serve. */
            NODE_STATE_ACTIVE = 1,

            /** Known, but it leads nothing and is in no in-sync set until it registers again. */
            NODE_STATE_FENCED = 2,

            /** About to stop: its leaderships move to others, and it is elected last. */
            NODE_STATE_DRAINING = 3
        }

        /**
         * Properties of an Endpoint.
         * @deprecated Use balsa.v1.Endpoint.$Properties instead.
         */
        interface IEndpoint extends balsa.v1.Endpoint.$Properties {
        }

        /** Represents an Endpoint. */
        class Endpoint {

            /**
             * Constructs a new Endpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Endpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which door: `grpc`, `kafka`, `http` or `broker`. */
            door: string;

            /** The host name or address that clients should connect to. */
            host: string;

            /** The TCP port. */
            port: number;

            /**
             * Encodes the specified Endpoint message. Does not implicitly {@link balsa.v1.Endpoint.verify|verify} messages.
             * @param message Endpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Endpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Endpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Endpoint & balsa.v1.Endpoint.$Shape} Endpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Endpoint & balsa.v1.Endpoint.$Shape;
        }

        namespace Endpoint {

            /** Properties of an Endpoint. */
            interface $Properties {

                /** Which door: `grpc`, `kafka`, `http` or `broker`. */
                door?: string;

                /** The host name or address that clients should connect to. */
                host?: string;

                /** The TCP port. */
                port?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Endpoint. */
            type $Shape = balsa.v1.Endpoint.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use balsa.v1.Error.$Properties instead.
         */
        interface IError extends balsa.v1.Error.$Properties {
        }

        /** What went wrong, for programs and for people. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * A stable name such as `notLeader` or `topicNotFound`. The set grows with releases: a client
             * that meets a name it does not know goes by `retriable`.
             */
            code: string;

            /**
             * What happened, why, and what to do next, in one or two English sentences. Not meant to be
             * parsed.
             */
            message: string;

            /** True where the same request, sent again after a pause (and to `leader`, if given), may succeed. */
            retriable: boolean;

            /** The node that can serve the request; absent where none is known. */
            leader: (balsa.v1.Leader|null);

            /**
             * Encodes the specified Error message. Does not implicitly {@link balsa.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Error & balsa.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Error & balsa.v1.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /**
                 * A stable name such as `notLeader` or `topicNotFound`. The set grows with releases: a client
                 * that meets a name it does not know goes by `retriable`.
                 */
                code?: string;

                /**
                 * What happened, why, and what to do next, in one or two English sentences. Not meant to be
                 * parsed.
                 */
                message?: string;

                /** True where the same request, sent again after a pause (and to `leader`, if given), may succeed. */
                retriable?: boolean;

                /** The node that can serve the request; absent where none is known. */
                leader?: (balsa.v1.Leader.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = balsa.v1.Error.$Properties;
        }

        /**
         * Properties of a Leader.
         * @deprecated Use balsa.v1.Leader.$Properties instead.
         */
        interface ILeader extends balsa.v1.Leader.$Properties {
        }

        /** Where a request belongs. */
        class Leader {

            /**
             * Constructs a new Leader.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Leader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The node's id. */
            nodeId: number;

            /** `host:port` of that node's native door; empty where it is not known. */
            address: string;

            /** The leader epoch of the partition concerned; absent where the leader meant is the controller. */
            leaderEpoch: (number|null);

            /**
             * Encodes the specified Leader message. Does not implicitly {@link balsa.v1.Leader.verify|verify} messages.
             * @param message Leader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Leader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Leader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Leader & balsa.v1.Leader.$Shape} Leader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Leader & balsa.v1.Leader.$Shape;
        }

        namespace Leader {

            /** Properties of a Leader. */
            interface $Properties {

                /** The node's id. */
                nodeId?: number;

                /** `host:port` of that node's native door; empty where it is not known. */
                address?: string;

                /** The leader epoch of the partition concerned; absent where the leader meant is the controller. */
                leaderEpoch?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Leader. */
            type $Shape = balsa.v1.Leader.$Properties;
        }

        /**
         * Properties of a FetchRequest.
         * @deprecated Use balsa.v1.FetchRequest.$Properties instead.
         */
        interface IFetchRequest extends balsa.v1.FetchRequest.$Properties {
        }

        /** Represents a FetchRequest. */
        class FetchRequest {

            /**
             * Constructs a new FetchRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** In the first message, and only there. */
            start: (balsa.v1.FetchStart|null);

            /** How many more bytes of batches the node may send. */
            creditBytes: number;

            /**
             * Encodes the specified FetchRequest message. Does not implicitly {@link balsa.v1.FetchRequest.verify|verify} messages.
             * @param message FetchRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchRequest & balsa.v1.FetchRequest.$Shape} FetchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchRequest & balsa.v1.FetchRequest.$Shape;
        }

        namespace FetchRequest {

            /** Properties of a FetchRequest. */
            interface $Properties {

                /** In the first message, and only there. */
                start?: (balsa.v1.FetchStart.$Properties|null);

                /** How many more bytes of batches the node may send. */
                creditBytes?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchRequest. */
            type $Shape = {
              start?: balsa.v1.FetchStart.$Shape|null;
              creditBytes?: number;
              $unknowns?: Uint8Array[];
            };
        }

        /** Edge enum. */
        enum Edge {

            /** Refused. */
            EDGE_UNSPECIFIED = 0,

            /** The first offset that is kept. */
            EDGE_BEGINNING = 1,

            /** The high watermark: only records committed from now on. */
            EDGE_END = 2
        }

        /**
         * Properties of a FetchStart.
         * @deprecated Use balsa.v1.FetchStart.$Properties instead.
         */
        interface IFetchStart extends balsa.v1.FetchStart.$Properties {
        }

        /** Represents a FetchStart. */
        class FetchStart {

            /**
             * Constructs a new FetchStart.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchStart.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** The leader epoch that the client believes in: another one is refused. Absent: whichever leads. */
            leaderEpoch: (number|null);

            /** An offset between log start and high watermark, both included; `offsetOutOfRange` otherwise. */
            offset: (number|null);

            /** The first record whose timestamp in ms is this or later; the end where there is none. */
            timestampMs: (number|null);

            /** One of the two ends. */
            edge: (balsa.v1.Edge|null);

            /**
             * False: the stream ends at the high watermark of the moment it began. True: it goes on with what
             * comes.
             */
            follow: boolean;

            /** A response waits until this many bytes are readable; absent: 1. */
            minBytes: (number|null);

            /** Or until so long after the previous response, in ms; it may then be empty. Absent: 500. */
            maxWaitMs: (number|null);

            /** Where to start; exactly one of the three. */
            from?: ("offset"|"timestampMs"|"edge");

            /**
             * Encodes the specified FetchStart message. Does not implicitly {@link balsa.v1.FetchStart.verify|verify} messages.
             * @param message FetchStart message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchStart message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchStart & balsa.v1.FetchStart.$Shape} FetchStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchStart & balsa.v1.FetchStart.$Shape;
        }

        namespace FetchStart {

            /** Properties of a FetchStart. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** The leader epoch that the client believes in: another one is refused. Absent: whichever leads. */
                leaderEpoch?: (number|null);

                /** An offset between log start and high watermark, both included; `offsetOutOfRange` otherwise. */
                offset?: (number|null);

                /** The first record whose timestamp in ms is this or later; the end where there is none. */
                timestampMs?: (number|null);

                /** One of the two ends. */
                edge?: (balsa.v1.Edge|null);

                /**
                 * False: the stream ends at the high watermark of the moment it began. True: it goes on with what
                 * comes.
                 */
                follow?: boolean;

                /** A response waits until this many bytes are readable; absent: 1. */
                minBytes?: (number|null);

                /** Or until so long after the previous response, in ms; it may then be empty. Absent: 500. */
                maxWaitMs?: (number|null);

                /** Where to start; exactly one of the three. */
                from?: ("offset"|"timestampMs"|"edge");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a FetchStart. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              leaderEpoch?: number|null;
              offset?: number|null;
              timestampMs?: number|null;
              edge?: balsa.v1.Edge|null;
              follow?: boolean;
              minBytes?: number|null;
              maxWaitMs?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ from?: undefined; offset?: null; timestampMs?: null; edge?: null }|{ from?: "offset"; offset: number; timestampMs?: null; edge?: null }|{ from?: "timestampMs"; offset?: null; timestampMs: number; edge?: null }|{ from?: "edge"; offset?: null; timestampMs?: null; edge: balsa.v1.Edge })
            );
        }

        /**
         * Properties of a FetchResponse.
         * @deprecated Use balsa.v1.FetchResponse.$Properties instead.
         */
        interface IFetchResponse extends balsa.v1.FetchResponse.$Properties {
        }

        /** Represents a FetchResponse. */
        class FetchResponse {

            /**
             * Constructs a new FetchResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Records below this offset were not asked for: the first batch may begin earlier. */
            offset: number;

            /** Where the next response goes on. */
            nextOffset: number;

            /** Whole record batches, as they were produced, back to back. The client checks each batch's CRC. */
            batches: Uint8Array;

            /** Records below this offset are committed. */
            highWatermark: number;

            /** The first offset that can be read. */
            logStart: number;

            /** The leader epoch that this response was read under. */
            leaderEpoch: number;

            /**
             * Encodes the specified FetchResponse message. Does not implicitly {@link balsa.v1.FetchResponse.verify|verify} messages.
             * @param message FetchResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchResponse & balsa.v1.FetchResponse.$Shape} FetchResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchResponse & balsa.v1.FetchResponse.$Shape;
        }

        namespace FetchResponse {

            /** Properties of a FetchResponse. */
            interface $Properties {

                /** Records below this offset were not asked for: the first batch may begin earlier. */
                offset?: number;

                /** Where the next response goes on. */
                nextOffset?: number;

                /** Whole record batches, as they were produced, back to back. The client checks each batch's CRC. */
                batches?: Uint8Array;

                /** Records below this offset are committed. */
                highWatermark?: number;

                /** The first offset that can be read. */
                logStart?: number;

                /** The leader epoch that this response was read under. */
                leaderEpoch?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchResponse. */
            type $Shape = balsa.v1.FetchResponse.$Properties;
        }

        /**
         * Properties of a TopicReference.
         * @deprecated Use balsa.v1.TopicReference.$Properties instead.
         */
        interface ITopicReference extends balsa.v1.TopicReference.$Properties {
        }

        /** A topic by the name that people use or by the id that never means another topic. */
        class TopicReference {

            /**
             * Constructs a new TopicReference.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.TopicReference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** 1 to 249 characters out of `a-z A-Z 0-9 . _ -`, and neither `.` nor `..`. */
            name: (string|null);

            /** 22 characters of base64url. */
            id: (string|null);

            /** Exactly one of the two. */
            reference?: ("name"|"id");

            /**
             * Encodes the specified TopicReference message. Does not implicitly {@link balsa.v1.TopicReference.verify|verify} messages.
             * @param message TopicReference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.TopicReference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicReference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.TopicReference & balsa.v1.TopicReference.$Shape} TopicReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.TopicReference & balsa.v1.TopicReference.$Shape;
        }

        namespace TopicReference {

            /** Properties of a TopicReference. */
            interface $Properties {

                /** 1 to 249 characters out of `a-z A-Z 0-9 . _ -`, and neither `.` nor `..`. */
                name?: (string|null);

                /** 22 characters of base64url. */
                id?: (string|null);

                /** Exactly one of the two. */
                reference?: ("name"|"id");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a TopicReference. */
            type $Shape = {
              name?: string|null;
              id?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ reference?: undefined; name?: null; id?: null }|{ reference?: "name"; name: string; id?: null }|{ reference?: "id"; name?: null; id: string })
            );
        }

        /**
         * Properties of a TopicConfig.
         * @deprecated Use balsa.v1.TopicConfig.$Properties instead.
         */
        interface ITopicConfig extends balsa.v1.TopicConfig.$Properties {
        }

        /** One setting. Settings are a list, so that no key can be mistaken for a part of the program. */
        class TopicConfig {

            /**
             * Constructs a new TopicConfig.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.TopicConfig.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Kafka's name where Kafka has the setting, such as `retention.ms`. */
            key: string;

            /** The value as text, in the unit that the key names. */
            value: string;

            /**
             * Encodes the specified TopicConfig message. Does not implicitly {@link balsa.v1.TopicConfig.verify|verify} messages.
             * @param message TopicConfig message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.TopicConfig.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicConfig message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.TopicConfig & balsa.v1.TopicConfig.$Shape} TopicConfig
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.TopicConfig & balsa.v1.TopicConfig.$Shape;
        }

        namespace TopicConfig {

            /** Properties of a TopicConfig. */
            interface $Properties {

                /** Kafka's name where Kafka has the setting, such as `retention.ms`. */
                key?: string;

                /** The value as text, in the unit that the key names. */
                value?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicConfig. */
            type $Shape = balsa.v1.TopicConfig.$Properties;
        }

        /**
         * Properties of a CreateTopicRequest.
         * @deprecated Use balsa.v1.CreateTopicRequest.$Properties instead.
         */
        interface ICreateTopicRequest extends balsa.v1.CreateTopicRequest.$Properties {
        }

        /** Represents a CreateTopicRequest. */
        class CreateTopicRequest {

            /**
             * Constructs a new CreateTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CreateTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See TopicReference.name. */
            name: string;

            /** How many partitions; absent: the node's `num.partitions`. */
            partitions: (number|null);

            /**
             * How many replicas each partition has; absent: the smaller of 3 and the number of nodes, and it
             * follows the cluster as that grows.
             */
            replicationFactor: (number|null);

            /** Settings that differ from the defaults. An unknown key is refused by name. */
            configs: balsa.v1.TopicConfig[];

            /** Check and answer as if, but change nothing. */
            validateOnly: boolean;

            /**
             * The id that the topic is to have: 22 characters of base64url, as the caller drew them. A call
             * that is made again because its answer was lost is then answered with the topic that the first
             * one made, and not with `topicExists`. Absent: the node draws one.
             */
            id: (string|null);

            /**
             * Encodes the specified CreateTopicRequest message. Does not implicitly {@link balsa.v1.CreateTopicRequest.verify|verify} messages.
             * @param message CreateTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CreateTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CreateTopicRequest & balsa.v1.CreateTopicRequest.$Shape} CreateTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CreateTopicRequest & balsa.v1.CreateTopicRequest.$Shape;
        }

        namespace CreateTopicRequest {

            /** Properties of a CreateTopicRequest. */
            interface $Properties {

                /** See TopicReference.name. */
                name?: string;

                /** How many partitions; absent: the node's `num.partitions`. */
                partitions?: (number|null);

                /**
                 * How many replicas each partition has; absent: the smaller of 3 and the number of nodes, and it
                 * follows the cluster as that grows.
                 */
                replicationFactor?: (number|null);

                /** Settings that differ from the defaults. An unknown key is refused by name. */
                configs?: balsa.v1.TopicConfig.$Properties[];

                /** Check and answer as if, but change nothing. */
                validateOnly?: boolean;

                /**
                 * The id that the topic is to have: 22 characters of base64url, as the caller drew them. A call
                 * that is made again because its answer was lost is then answered with the topic that the first
                 * one made, and not with `topicExists`. Absent: the node draws one.
                 */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateTopicRequest. */
            type $Shape = balsa.v1.CreateTopicRequest.$Properties;
        }

        /**
         * Properties of a CreateTopicResponse.
         * @deprecated Use balsa.v1.CreateTopicResponse.$Properties instead.
         */
        interface ICreateTopicResponse extends balsa.v1.CreateTopicResponse.$Properties {
        }

        /** Represents a CreateTopicResponse. */
        class CreateTopicResponse {

            /**
             * Constructs a new CreateTopicResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CreateTopicResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The topic as created. */
            topic: (balsa.v1.Topic|null);

            /**
             * Encodes the specified CreateTopicResponse message. Does not implicitly {@link balsa.v1.CreateTopicResponse.verify|verify} messages.
             * @param message CreateTopicResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CreateTopicResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CreateTopicResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CreateTopicResponse & balsa.v1.CreateTopicResponse.$Shape} CreateTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CreateTopicResponse & balsa.v1.CreateTopicResponse.$Shape;
        }

        namespace CreateTopicResponse {

            /** Properties of a CreateTopicResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The topic as created. */
                topic?: (balsa.v1.Topic.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CreateTopicResponse. */
            type $Shape = balsa.v1.CreateTopicResponse.$Properties;
        }

        /**
         * Properties of a ListTopicsRequest.
         * @deprecated Use balsa.v1.ListTopicsRequest.$Properties instead.
         */
        interface IListTopicsRequest extends balsa.v1.ListTopicsRequest.$Properties {
        }

        /** Represents a ListTopicsRequest. */
        class ListTopicsRequest {

            /**
             * Constructs a new ListTopicsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListTopicsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListTopicsRequest message. Does not implicitly {@link balsa.v1.ListTopicsRequest.verify|verify} messages.
             * @param message ListTopicsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTopicsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListTopicsRequest & balsa.v1.ListTopicsRequest.$Shape} ListTopicsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListTopicsRequest & balsa.v1.ListTopicsRequest.$Shape;
        }

        namespace ListTopicsRequest {

            /** Properties of a ListTopicsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTopicsRequest. */
            type $Shape = balsa.v1.ListTopicsRequest.$Properties;
        }

        /**
         * Properties of a ListTopicsResponse.
         * @deprecated Use balsa.v1.ListTopicsResponse.$Properties instead.
         */
        interface IListTopicsResponse extends balsa.v1.ListTopicsResponse.$Properties {
        }

        /** Represents a ListTopicsResponse. */
        class ListTopicsResponse {

            /**
             * Constructs a new ListTopicsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListTopicsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** In the order of their names. */
            topics: balsa.v1.TopicSummary[];

            /**
             * Encodes the specified ListTopicsResponse message. Does not implicitly {@link balsa.v1.ListTopicsResponse.verify|verify} messages.
             * @param message ListTopicsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListTopicsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListTopicsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListTopicsResponse & balsa.v1.ListTopicsResponse.$Shape} ListTopicsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListTopicsResponse & balsa.v1.ListTopicsResponse.$Shape;
        }

        namespace ListTopicsResponse {

            /** Properties of a ListTopicsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** In the order of their names. */
                topics?: balsa.v1.TopicSummary.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListTopicsResponse. */
            type $Shape = balsa.v1.ListTopicsResponse.$Properties;
        }

        /**
         * Properties of a TopicSummary.
         * @deprecated Use balsa.v1.TopicSummary.$Properties instead.
         */
        interface ITopicSummary extends balsa.v1.TopicSummary.$Properties {
        }

        /** Represents a TopicSummary. */
        class TopicSummary {

            /**
             * Constructs a new TopicSummary.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.TopicSummary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's name. */
            name: string;

            /** The topic's id. */
            id: string;

            /** How many partitions it has, retiring ones included. */
            partitions: number;

            /** How many replicas each partition was given. */
            replicationFactor: number;

            /**
             * Encodes the specified TopicSummary message. Does not implicitly {@link balsa.v1.TopicSummary.verify|verify} messages.
             * @param message TopicSummary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.TopicSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicSummary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.TopicSummary & balsa.v1.TopicSummary.$Shape} TopicSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.TopicSummary & balsa.v1.TopicSummary.$Shape;
        }

        namespace TopicSummary {

            /** Properties of a TopicSummary. */
            interface $Properties {

                /** The topic's name. */
                name?: string;

                /** The topic's id. */
                id?: string;

                /** How many partitions it has, retiring ones included. */
                partitions?: number;

                /** How many replicas each partition was given. */
                replicationFactor?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicSummary. */
            type $Shape = balsa.v1.TopicSummary.$Properties;
        }

        /**
         * Properties of a DescribeTopicRequest.
         * @deprecated Use balsa.v1.DescribeTopicRequest.$Properties instead.
         */
        interface IDescribeTopicRequest extends balsa.v1.DescribeTopicRequest.$Properties {
        }

        /** Represents a DescribeTopicRequest. */
        class DescribeTopicRequest {

            /**
             * Constructs a new DescribeTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /**
             * The client is about to write to the topic or to read it: a node that creates unknown topics on
             * first use (`balsa dev`) creates it now.
             */
            forUse: boolean;

            /**
             * Encodes the specified DescribeTopicRequest message. Does not implicitly {@link balsa.v1.DescribeTopicRequest.verify|verify} messages.
             * @param message DescribeTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeTopicRequest & balsa.v1.DescribeTopicRequest.$Shape} DescribeTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeTopicRequest & balsa.v1.DescribeTopicRequest.$Shape;
        }

        namespace DescribeTopicRequest {

            /** Properties of a DescribeTopicRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /**
                 * The client is about to write to the topic or to read it: a node that creates unknown topics on
                 * first use (`balsa dev`) creates it now.
                 */
                forUse?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeTopicRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              forUse?: boolean;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a DescribeTopicResponse.
         * @deprecated Use balsa.v1.DescribeTopicResponse.$Properties instead.
         */
        interface IDescribeTopicResponse extends balsa.v1.DescribeTopicResponse.$Properties {
        }

        /** Represents a DescribeTopicResponse. */
        class DescribeTopicResponse {

            /**
             * Constructs a new DescribeTopicResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeTopicResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The topic. */
            topic: (balsa.v1.Topic|null);

            /**
             * Encodes the specified DescribeTopicResponse message. Does not implicitly {@link balsa.v1.DescribeTopicResponse.verify|verify} messages.
             * @param message DescribeTopicResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeTopicResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeTopicResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeTopicResponse & balsa.v1.DescribeTopicResponse.$Shape} DescribeTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeTopicResponse & balsa.v1.DescribeTopicResponse.$Shape;
        }

        namespace DescribeTopicResponse {

            /** Properties of a DescribeTopicResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The topic. */
                topic?: (balsa.v1.Topic.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeTopicResponse. */
            type $Shape = balsa.v1.DescribeTopicResponse.$Properties;
        }

        /**
         * Properties of an AlterTopicRequest.
         * @deprecated Use balsa.v1.AlterTopicRequest.$Properties instead.
         */
        interface IAlterTopicRequest extends balsa.v1.AlterTopicRequest.$Properties {
        }

        /** Represents an AlterTopicRequest. */
        class AlterTopicRequest {

            /**
             * Constructs a new AlterTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AlterTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** Settings to give, each key once. Those that are not named stay. */
            set: balsa.v1.TopicConfig[];

            /** Keys of settings that fall back to their defaults. */
            reset: string[];

            /** Alter only if the topic is still at this revision. */
            ifRevision: (number|null);

            /** Check and answer as if, but change nothing. */
            validateOnly: boolean;

            /**
             * Encodes the specified AlterTopicRequest message. Does not implicitly {@link balsa.v1.AlterTopicRequest.verify|verify} messages.
             * @param message AlterTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AlterTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AlterTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AlterTopicRequest & balsa.v1.AlterTopicRequest.$Shape} AlterTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AlterTopicRequest & balsa.v1.AlterTopicRequest.$Shape;
        }

        namespace AlterTopicRequest {

            /** Properties of an AlterTopicRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** Settings to give, each key once. Those that are not named stay. */
                set?: balsa.v1.TopicConfig.$Properties[];

                /** Keys of settings that fall back to their defaults. */
                reset?: string[];

                /** Alter only if the topic is still at this revision. */
                ifRevision?: (number|null);

                /** Check and answer as if, but change nothing. */
                validateOnly?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AlterTopicRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              set?: balsa.v1.TopicConfig.$Shape[];
              reset?: string[];
              ifRevision?: number|null;
              validateOnly?: boolean;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AlterTopicResponse.
         * @deprecated Use balsa.v1.AlterTopicResponse.$Properties instead.
         */
        interface IAlterTopicResponse extends balsa.v1.AlterTopicResponse.$Properties {
        }

        /** Represents an AlterTopicResponse. */
        class AlterTopicResponse {

            /**
             * Constructs a new AlterTopicResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AlterTopicResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The topic as it is now. */
            topic: (balsa.v1.Topic|null);

            /**
             * Encodes the specified AlterTopicResponse message. Does not implicitly {@link balsa.v1.AlterTopicResponse.verify|verify} messages.
             * @param message AlterTopicResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AlterTopicResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AlterTopicResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AlterTopicResponse & balsa.v1.AlterTopicResponse.$Shape} AlterTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AlterTopicResponse & balsa.v1.AlterTopicResponse.$Shape;
        }

        namespace AlterTopicResponse {

            /** Properties of an AlterTopicResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The topic as it is now. */
                topic?: (balsa.v1.Topic.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AlterTopicResponse. */
            type $Shape = balsa.v1.AlterTopicResponse.$Properties;
        }

        /**
         * Properties of an AddPartitionsRequest.
         * @deprecated Use balsa.v1.AddPartitionsRequest.$Properties instead.
         */
        interface IAddPartitionsRequest extends balsa.v1.AddPartitionsRequest.$Properties {
        }

        /** Represents an AddPartitionsRequest. */
        class AddPartitionsRequest {

            /**
             * Constructs a new AddPartitionsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AddPartitionsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** How many partitions the topic has afterwards; more than now. */
            partitions: number;

            /** Add only if the topic is still at this revision. */
            ifRevision: (number|null);

            /** Check and answer as if, but change nothing. */
            validateOnly: boolean;

            /**
             * Encodes the specified AddPartitionsRequest message. Does not implicitly {@link balsa.v1.AddPartitionsRequest.verify|verify} messages.
             * @param message AddPartitionsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AddPartitionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddPartitionsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AddPartitionsRequest & balsa.v1.AddPartitionsRequest.$Shape} AddPartitionsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AddPartitionsRequest & balsa.v1.AddPartitionsRequest.$Shape;
        }

        namespace AddPartitionsRequest {

            /** Properties of an AddPartitionsRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** How many partitions the topic has afterwards; more than now. */
                partitions?: number;

                /** Add only if the topic is still at this revision. */
                ifRevision?: (number|null);

                /** Check and answer as if, but change nothing. */
                validateOnly?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddPartitionsRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partitions?: number;
              ifRevision?: number|null;
              validateOnly?: boolean;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AddPartitionsResponse.
         * @deprecated Use balsa.v1.AddPartitionsResponse.$Properties instead.
         */
        interface IAddPartitionsResponse extends balsa.v1.AddPartitionsResponse.$Properties {
        }

        /** Represents an AddPartitionsResponse. */
        class AddPartitionsResponse {

            /**
             * Constructs a new AddPartitionsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AddPartitionsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The topic as it is now. */
            topic: (balsa.v1.Topic|null);

            /**
             * Encodes the specified AddPartitionsResponse message. Does not implicitly {@link balsa.v1.AddPartitionsResponse.verify|verify} messages.
             * @param message AddPartitionsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AddPartitionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddPartitionsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AddPartitionsResponse & balsa.v1.AddPartitionsResponse.$Shape} AddPartitionsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AddPartitionsResponse & balsa.v1.AddPartitionsResponse.$Shape;
        }

        namespace AddPartitionsResponse {

            /** Properties of an AddPartitionsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The topic as it is now. */
                topic?: (balsa.v1.Topic.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddPartitionsResponse. */
            type $Shape = balsa.v1.AddPartitionsResponse.$Properties;
        }

        /**
         * Properties of a DeleteTopicRequest.
         * @deprecated Use balsa.v1.DeleteTopicRequest.$Properties instead.
         */
        interface IDeleteTopicRequest extends balsa.v1.DeleteTopicRequest.$Properties {
        }

        /** Represents a DeleteTopicRequest. */
        class DeleteTopicRequest {

            /**
             * Constructs a new DeleteTopicRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteTopicRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** Delete only if the topic is still at this revision. */
            ifRevision: (number|null);

            /**
             * Encodes the specified DeleteTopicRequest message. Does not implicitly {@link balsa.v1.DeleteTopicRequest.verify|verify} messages.
             * @param message DeleteTopicRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteTopicRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTopicRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteTopicRequest & balsa.v1.DeleteTopicRequest.$Shape} DeleteTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteTopicRequest & balsa.v1.DeleteTopicRequest.$Shape;
        }

        namespace DeleteTopicRequest {

            /** Properties of a DeleteTopicRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** Delete only if the topic is still at this revision. */
                ifRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTopicRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              ifRevision?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a DeleteTopicResponse.
         * @deprecated Use balsa.v1.DeleteTopicResponse.$Properties instead.
         */
        interface IDeleteTopicResponse extends balsa.v1.DeleteTopicResponse.$Properties {
        }

        /** Represents a DeleteTopicResponse. */
        class DeleteTopicResponse {

            /**
             * Constructs a new DeleteTopicResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteTopicResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The id of the topic that is gone. */
            topicId: string;

            /**
             * Encodes the specified DeleteTopicResponse message. Does not implicitly {@link balsa.v1.DeleteTopicResponse.verify|verify} messages.
             * @param message DeleteTopicResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteTopicResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteTopicResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteTopicResponse & balsa.v1.DeleteTopicResponse.$Shape} DeleteTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteTopicResponse & balsa.v1.DeleteTopicResponse.$Shape;
        }

        namespace DeleteTopicResponse {

            /** Properties of a DeleteTopicResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The id of the topic that is gone. */
                topicId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteTopicResponse. */
            type $Shape = balsa.v1.DeleteTopicResponse.$Properties;
        }

        /**
         * Properties of a Topic.
         * @deprecated Use balsa.v1.Topic.$Properties instead.
         */
        interface ITopic extends balsa.v1.Topic.$Properties {
        }

        /** Represents a Topic. */
        class Topic {

            /**
             * Constructs a new Topic.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Topic.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's name. */
            name: string;

            /** The topic's id: a new topic under an old name has another. */
            id: string;

            /** The Raft index of the record that last changed the topic itself (its settings or routing). */
            revision: number;

            /** The settings that were given, in the order of their keys. */
            configs: balsa.v1.TopicConfig[];

            /** How keys map to partitions, oldest epoch first; the last one is in force. */
            routing: balsa.v1.RoutingEpoch[];

            /** By id. */
            partitions: balsa.v1.Partition[];

            /**
             * Encodes the specified Topic message. Does not implicitly {@link balsa.v1.Topic.verify|verify} messages.
             * @param message Topic message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Topic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Topic message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Topic & balsa.v1.Topic.$Shape} Topic
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Topic & balsa.v1.Topic.$Shape;
        }

        namespace Topic {

            /** Properties of a Topic. */
            interface $Properties {

                /** The topic's name. */
                name?: string;

                /** The topic's id: a new topic under an old name has another. */
                id?: string;

                /** The Raft index of the record that last changed the topic itself (its settings or routing). */
                revision?: number;

                /** The settings that were given, in the order of their keys. */
                configs?: balsa.v1.TopicConfig.$Properties[];

                /** How keys map to partitions, oldest epoch first; the last one is in force. */
                routing?: balsa.v1.RoutingEpoch.$Properties[];

                /** By id. */
                partitions?: balsa.v1.Partition.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Topic. */
            type $Shape = balsa.v1.Topic.$Properties;
        }

        /**
         * Properties of a RoutingEpoch.
         * @deprecated Use balsa.v1.RoutingEpoch.$Properties instead.
         */
        interface IRoutingEpoch extends balsa.v1.RoutingEpoch.$Properties {
        }

        /** A key belongs to partition `partitions[murmur2(key) mod width]` of the epoch in force. */
        class RoutingEpoch {

            /**
             * Constructs a new RoutingEpoch.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RoutingEpoch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Counts up from 0 with each change of the width. */
            epoch: number;

            /** The divisor: the number of partitions that take new records. */
            width: number;

            /** The ids of those partitions, `width` of them, in routing order. */
            partitions: number[];

            /**
             * Encodes the specified RoutingEpoch message. Does not implicitly {@link balsa.v1.RoutingEpoch.verify|verify} messages.
             * @param message RoutingEpoch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RoutingEpoch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RoutingEpoch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RoutingEpoch & balsa.v1.RoutingEpoch.$Shape} RoutingEpoch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RoutingEpoch & balsa.v1.RoutingEpoch.$Shape;
        }

        namespace RoutingEpoch {

            /** Properties of a RoutingEpoch. */
            interface $Properties {

                /** Counts up from 0 with each change of the width. */
                epoch?: number;

                /** The divisor: the number of partitions that take new records. */
                width?: number;

                /** The ids of those partitions, `width` of them, in routing order. */
                partitions?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RoutingEpoch. */
            type $Shape = balsa.v1.RoutingEpoch.$Properties;
        }

        /** PartitionState enum. */
        enum PartitionState {

            /** Never sent. */
            PARTITION_STATE_UNSPECIFIED = 0,

            /** Takes new records. */
            PARTITION_STATE_ACTIVE = 1,

            /** Takes no new records; read until retention has emptied it. */
            PARTITION_STATE_RETIRING = 2
        }

        /**
         * Properties of a Partition.
         * @deprecated Use balsa.v1.Partition.$Properties instead.
         */
        interface IPartition extends balsa.v1.Partition.$Properties {
        }

        /** Represents a Partition. */
        class Partition {

            /**
             * Constructs a new Partition.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Partition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Counts up from 0 within the topic. */
            id: number;

            /** Whether it takes new records. */
            state: balsa.v1.PartitionState;

            /** The node that serves it; absent while it is offline. */
            leader: (number|null);

            /** Goes up with every change of leader, also to the same node again. */
            leaderEpoch: number;

            /** The nodes that hold it, the preferred leader first. */
            replicas: number[];

            /** The replicas that are in sync. */
            isr: number[];

            /** The replicas that left the in-sync set while it was too small, and still may lead (KIP-966). */
            elr: number[];

            /**
             * The first offset that can be read. This and the next two are known to the leader alone, and
             * absent elsewhere.
             */
            logStart: (number|null);

            /** Records below this offset are committed. */
            highWatermark: (number|null);

            /** The offset that the next record will get. */
            logEnd: (number|null);

            /** Goes up with every change of the partition. */
            partitionEpoch: number;

            /** The nodes that a move under way adds, and those that it takes away when it is complete. */
            adding: number[];

            /** See `adding`. */
            removing: number[];

            /**
             * Encodes the specified Partition message. Does not implicitly {@link balsa.v1.Partition.verify|verify} messages.
             * @param message Partition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Partition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Partition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Partition & balsa.v1.Partition.$Shape} Partition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Partition & balsa.v1.Partition.$Shape;
        }

        namespace Partition {

            /** Properties of a Partition. */
            interface $Properties {

                /** Counts up from 0 within the topic. */
                id?: number;

                /** Whether it takes new records. */
                state?: balsa.v1.PartitionState;

                /** The node that serves it; absent while it is offline. */
                leader?: (number|null);

                /** Goes up with every change of leader, also to the same node again. */
                leaderEpoch?: number;

                /** The nodes that hold it, the preferred leader first. */
                replicas?: number[];

                /** The replicas that are in sync. */
                isr?: number[];

                /** The replicas that left the in-sync set while it was too small, and still may lead (KIP-966). */
                elr?: number[];

                /**
                 * The first offset that can be read. This and the next two are known to the leader alone, and
                 * absent elsewhere.
                 */
                logStart?: (number|null);

                /** Records below this offset are committed. */
                highWatermark?: (number|null);

                /** The offset that the next record will get. */
                logEnd?: (number|null);

                /** Goes up with every change of the partition. */
                partitionEpoch?: number;

                /** The nodes that a move under way adds, and those that it takes away when it is complete. */
                adding?: number[];

                /** See `adding`. */
                removing?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Partition. */
            type $Shape = balsa.v1.Partition.$Properties;
        }

        /**
         * Properties of a JoinGroupRequest.
         * @deprecated Use balsa.v1.JoinGroupRequest.$Properties instead.
         */
        interface IJoinGroupRequest extends balsa.v1.JoinGroupRequest.$Properties {
        }

        /** Represents a JoinGroupRequest. */
        class JoinGroupRequest {

            /**
             * Constructs a new JoinGroupRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.JoinGroupRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /** Of the caller's own making, unlike any other: up to 255 bytes. The same one joins again. */
            memberId: string;

            /** A name that the member keeps over restarts: whoever waits for it is given its place. */
            instanceId: (string|null);

            /** The names of topics to read, at most 10,000; they need not exist yet. */
            topics: string[];

            /** Topics whose whole name matches are read, too: the syntax of RE2, up to 1,000 characters. */
            pattern: (string|null);

            /**
             * What plans: `uniform` (as many partitions for each member) or `range` (the same numbers of all
             * topics). What most members ask for holds; absent: any.
             */
            assignor: (string|null);

            /** How long the member may take to give up a partition when told to, before it is taken out. */
            rebalanceTimeoutMs: number;

            /**
             * Encodes the specified JoinGroupRequest message. Does not implicitly {@link balsa.v1.JoinGroupRequest.verify|verify} messages.
             * @param message JoinGroupRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.JoinGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinGroupRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.JoinGroupRequest & balsa.v1.JoinGroupRequest.$Shape} JoinGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.JoinGroupRequest & balsa.v1.JoinGroupRequest.$Shape;
        }

        namespace JoinGroupRequest {

            /** Properties of a JoinGroupRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** Of the caller's own making, unlike any other: up to 255 bytes. The same one joins again. */
                memberId?: string;

                /** A name that the member keeps over restarts: whoever waits for it is given its place. */
                instanceId?: (string|null);

                /** The names of topics to read, at most 10,000; they need not exist yet. */
                topics?: string[];

                /** Topics whose whole name matches are read, too: the syntax of RE2, up to 1,000 characters. */
                pattern?: (string|null);

                /**
                 * What plans: `uniform` (as many partitions for each member) or `range` (the same numbers of all
                 * topics). What most members ask for holds; absent: any.
                 */
                assignor?: (string|null);

                /** How long the member may take to give up a partition when told to, before it is taken out. */
                rebalanceTimeoutMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinGroupRequest. */
            type $Shape = balsa.v1.JoinGroupRequest.$Properties;
        }

        /**
         * Properties of a GroupHeartbeatRequest.
         * @deprecated Use balsa.v1.GroupHeartbeatRequest.$Properties instead.
         */
        interface IGroupHeartbeatRequest extends balsa.v1.GroupHeartbeatRequest.$Properties {
        }

        /** Represents a GroupHeartbeatRequest. */
        class GroupHeartbeatRequest {

            /**
             * Constructs a new GroupHeartbeatRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupHeartbeatRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /** As in the join. */
            memberId: string;

            /** As in the join. */
            instanceId: (string|null);

            /** As the last answer said. */
            epoch: number;

            /**
             * All partitions that the member reads, at most 100,000. Absent: as it was told. A partition that
             * the member was told to give up is nobody else's until a heartbeat comes that does not name it.
             */
            owned: (balsa.v1.GroupAssignment|null);

            /**
             * Encodes the specified GroupHeartbeatRequest message. Does not implicitly {@link balsa.v1.GroupHeartbeatRequest.verify|verify} messages.
             * @param message GroupHeartbeatRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupHeartbeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupHeartbeatRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupHeartbeatRequest & balsa.v1.GroupHeartbeatRequest.$Shape} GroupHeartbeatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupHeartbeatRequest & balsa.v1.GroupHeartbeatRequest.$Shape;
        }

        namespace GroupHeartbeatRequest {

            /** Properties of a GroupHeartbeatRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** As in the join. */
                memberId?: string;

                /** As in the join. */
                instanceId?: (string|null);

                /** As the last answer said. */
                epoch?: number;

                /**
                 * All partitions that the member reads, at most 100,000. Absent: as it was told. A partition that
                 * the member was told to give up is nobody else's until a heartbeat comes that does not name it.
                 */
                owned?: (balsa.v1.GroupAssignment.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupHeartbeatRequest. */
            type $Shape = balsa.v1.GroupHeartbeatRequest.$Properties;
        }

        /**
         * Properties of a GroupMembership.
         * @deprecated Use balsa.v1.GroupMembership.$Properties instead.
         */
        interface IGroupMembership extends balsa.v1.GroupMembership.$Properties {
        }

        /** Represents a GroupMembership. */
        class GroupMembership {

            /**
             * Constructs a new GroupMembership.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupMembership.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The member's epoch, to be named in its heartbeats and commits. */
            epoch: number;

            /** How long a heartbeat is held at most. */
            heartbeatIntervalMs: number;

            /** A member that is not heard for so long is taken out; it must stop reading by then. */
            sessionTimeoutMs: number;

            /** All that the member may read now: what else it has, it is to give up. Absent: as it was told. */
            assignment: (balsa.v1.GroupAssignment|null);

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified GroupMembership message. Does not implicitly {@link balsa.v1.GroupMembership.verify|verify} messages.
             * @param message GroupMembership message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupMembership.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupMembership message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupMembership & balsa.v1.GroupMembership.$Shape} GroupMembership
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupMembership & balsa.v1.GroupMembership.$Shape;
        }

        namespace GroupMembership {

            /** Properties of a GroupMembership. */
            interface $Properties {

                /** The member's epoch, to be named in its heartbeats and commits. */
                epoch?: number;

                /** How long a heartbeat is held at most. */
                heartbeatIntervalMs?: number;

                /** A member that is not heard for so long is taken out; it must stop reading by then. */
                sessionTimeoutMs?: number;

                /** All that the member may read now: what else it has, it is to give up. Absent: as it was told. */
                assignment?: (balsa.v1.GroupAssignment.$Properties|null);

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupMembership. */
            type $Shape = balsa.v1.GroupMembership.$Properties;
        }

        /**
         * Properties of a GroupAssignment.
         * @deprecated Use balsa.v1.GroupAssignment.$Properties instead.
         */
        interface IGroupAssignment extends balsa.v1.GroupAssignment.$Properties {
        }

        /** Represents a GroupAssignment. */
        class GroupAssignment {

            /**
             * Constructs a new GroupAssignment.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupAssignment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Each topic once. */
            topics: balsa.v1.AssignedTopic[];

            /**
             * Encodes the specified GroupAssignment message. Does not implicitly {@link balsa.v1.GroupAssignment.verify|verify} messages.
             * @param message GroupAssignment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupAssignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupAssignment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupAssignment & balsa.v1.GroupAssignment.$Shape} GroupAssignment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupAssignment & balsa.v1.GroupAssignment.$Shape;
        }

        namespace GroupAssignment {

            /** Properties of a GroupAssignment. */
            interface $Properties {

                /** Each topic once. */
                topics?: balsa.v1.AssignedTopic.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupAssignment. */
            type $Shape = balsa.v1.GroupAssignment.$Properties;
        }

        /**
         * Properties of an AssignedTopic.
         * @deprecated Use balsa.v1.AssignedTopic.$Properties instead.
         */
        interface IAssignedTopic extends balsa.v1.AssignedTopic.$Properties {
        }

        /** Represents an AssignedTopic. */
        class AssignedTopic {

            /**
             * Constructs a new AssignedTopic.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AssignedTopic.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's id. */
            topicId: string;

            /** The topic's name; not needed in a request. */
            topic: string;

            /** Their ids, ascending. */
            partitions: number[];

            /**
             * Encodes the specified AssignedTopic message. Does not implicitly {@link balsa.v1.AssignedTopic.verify|verify} messages.
             * @param message AssignedTopic message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AssignedTopic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AssignedTopic message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AssignedTopic & balsa.v1.AssignedTopic.$Shape} AssignedTopic
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AssignedTopic & balsa.v1.AssignedTopic.$Shape;
        }

        namespace AssignedTopic {

            /** Properties of an AssignedTopic. */
            interface $Properties {

                /** The topic's id. */
                topicId?: string;

                /** The topic's name; not needed in a request. */
                topic?: string;

                /** Their ids, ascending. */
                partitions?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AssignedTopic. */
            type $Shape = balsa.v1.AssignedTopic.$Properties;
        }

        /**
         * Properties of a LeaveGroupRequest.
         * @deprecated Use balsa.v1.LeaveGroupRequest.$Properties instead.
         */
        interface ILeaveGroupRequest extends balsa.v1.LeaveGroupRequest.$Properties {
        }

        /** Represents a LeaveGroupRequest. */
        class LeaveGroupRequest {

            /**
             * Constructs a new LeaveGroupRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.LeaveGroupRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /** As in the join. */
            memberId: string;

            /** As in the join. */
            instanceId: (string|null);

            /** It comes back under its instance id: its partitions are kept for it for the session timeout. */
            comesBack: boolean;

            /**
             * Encodes the specified LeaveGroupRequest message. Does not implicitly {@link balsa.v1.LeaveGroupRequest.verify|verify} messages.
             * @param message LeaveGroupRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.LeaveGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaveGroupRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.LeaveGroupRequest & balsa.v1.LeaveGroupRequest.$Shape} LeaveGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.LeaveGroupRequest & balsa.v1.LeaveGroupRequest.$Shape;
        }

        namespace LeaveGroupRequest {

            /** Properties of a LeaveGroupRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** As in the join. */
                memberId?: string;

                /** As in the join. */
                instanceId?: (string|null);

                /** It comes back under its instance id: its partitions are kept for it for the session timeout. */
                comesBack?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaveGroupRequest. */
            type $Shape = balsa.v1.LeaveGroupRequest.$Properties;
        }

        /**
         * Properties of a LeaveGroupResponse.
         * @deprecated Use balsa.v1.LeaveGroupResponse.$Properties instead.
         */
        interface ILeaveGroupResponse extends balsa.v1.LeaveGroupResponse.$Properties {
        }

        /** Represents a LeaveGroupResponse. */
        class LeaveGroupResponse {

            /**
             * Constructs a new LeaveGroupResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.LeaveGroupResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified LeaveGroupResponse message. Does not implicitly {@link balsa.v1.LeaveGroupResponse.verify|verify} messages.
             * @param message LeaveGroupResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.LeaveGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaveGroupResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.LeaveGroupResponse & balsa.v1.LeaveGroupResponse.$Shape} LeaveGroupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.LeaveGroupResponse & balsa.v1.LeaveGroupResponse.$Shape;
        }

        namespace LeaveGroupResponse {

            /** Properties of a LeaveGroupResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaveGroupResponse. */
            type $Shape = balsa.v1.LeaveGroupResponse.$Properties;
        }

        /**
         * Properties of a MemberReference.
         * @deprecated Use balsa.v1.MemberReference.$Properties instead.
         */
        interface IMemberReference extends balsa.v1.MemberReference.$Properties {
        }

        /** Represents a MemberReference. */
        class MemberReference {

            /**
             * Constructs a new MemberReference.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.MemberReference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** As in the join. */
            memberId: string;

            /** As in the join. */
            instanceId: (string|null);

            /** The member's epoch. */
            epoch: number;

            /**
             * Encodes the specified MemberReference message. Does not implicitly {@link balsa.v1.MemberReference.verify|verify} messages.
             * @param message MemberReference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.MemberReference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MemberReference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.MemberReference & balsa.v1.MemberReference.$Shape} MemberReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.MemberReference & balsa.v1.MemberReference.$Shape;
        }

        namespace MemberReference {

            /** Properties of a MemberReference. */
            interface $Properties {

                /** As in the join. */
                memberId?: string;

                /** As in the join. */
                instanceId?: (string|null);

                /** The member's epoch. */
                epoch?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MemberReference. */
            type $Shape = balsa.v1.MemberReference.$Properties;
        }

        /**
         * Properties of a CommitOffsetsRequest.
         * @deprecated Use balsa.v1.CommitOffsetsRequest.$Properties instead.
         */
        interface ICommitOffsetsRequest extends balsa.v1.CommitOffsetsRequest.$Properties {
        }

        /** Represents a CommitOffsetsRequest. */
        class CommitOffsetsRequest {

            /**
             * Constructs a new CommitOffsetsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CommitOffsetsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** 1 to 255 bytes of UTF-8 without control characters. */
            group: string;

            /** At most 10,000, each partition once. */
            offsets: balsa.v1.OffsetCommit[];

            /**
             * Who commits, where the group has members: then to be asked of its coordinator. Absent: nobody
             * of the group, which is refused while it has members.
             */
            member: (balsa.v1.MemberReference|null);

            /**
             * Encodes the specified CommitOffsetsRequest message. Does not implicitly {@link balsa.v1.CommitOffsetsRequest.verify|verify} messages.
             * @param message CommitOffsetsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CommitOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitOffsetsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CommitOffsetsRequest & balsa.v1.CommitOffsetsRequest.$Shape} CommitOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CommitOffsetsRequest & balsa.v1.CommitOffsetsRequest.$Shape;
        }

        namespace CommitOffsetsRequest {

            /** Properties of a CommitOffsetsRequest. */
            interface $Properties {

                /** 1 to 255 bytes of UTF-8 without control characters. */
                group?: string;

                /** At most 10,000, each partition once. */
                offsets?: balsa.v1.OffsetCommit.$Properties[];

                /**
                 * Who commits, where the group has members: then to be asked of its coordinator. Absent: nobody
                 * of the group, which is refused while it has members.
                 */
                member?: (balsa.v1.MemberReference.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitOffsetsRequest. */
            type $Shape = {
              group?: string;
              offsets?: balsa.v1.OffsetCommit.$Shape[];
              member?: balsa.v1.MemberReference.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an OffsetCommit.
         * @deprecated Use balsa.v1.OffsetCommit.$Properties instead.
         */
        interface IOffsetCommit extends balsa.v1.OffsetCommit.$Properties {
        }

        /** Represents an OffsetCommit. */
        class OffsetCommit {

            /**
             * Constructs a new OffsetCommit.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.OffsetCommit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** Where the group goes on: the offset of the next record to read. */
            offset: number;

            /**
             * The leader epoch of the last record that was read: it lets a reader notice that the log was cut
             * below. Absent where it is not known.
             */
            leaderEpoch: (number|null);

            /** Anything of the consumer's own, up to 4,096 bytes. */
            metadata: string;

            /**
             * Encodes the specified OffsetCommit message. Does not implicitly {@link balsa.v1.OffsetCommit.verify|verify} messages.
             * @param message OffsetCommit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.OffsetCommit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OffsetCommit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.OffsetCommit & balsa.v1.OffsetCommit.$Shape} OffsetCommit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.OffsetCommit & balsa.v1.OffsetCommit.$Shape;
        }

        namespace OffsetCommit {

            /** Properties of an OffsetCommit. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** Where the group goes on: the offset of the next record to read. */
                offset?: number;

                /**
                 * The leader epoch of the last record that was read: it lets a reader notice that the log was cut
                 * below. Absent where it is not known.
                 */
                leaderEpoch?: (number|null);

                /** Anything of the consumer's own, up to 4,096 bytes. */
                metadata?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OffsetCommit. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              offset?: number;
              leaderEpoch?: number|null;
              metadata?: string;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a CommitOffsetsResponse.
         * @deprecated Use balsa.v1.CommitOffsetsResponse.$Properties instead.
         */
        interface ICommitOffsetsResponse extends balsa.v1.CommitOffsetsResponse.$Properties {
        }

        /** Represents a CommitOffsetsResponse. */
        class CommitOffsetsResponse {

            /**
             * Constructs a new CommitOffsetsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CommitOffsetsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified CommitOffsetsResponse message. Does not implicitly {@link balsa.v1.CommitOffsetsResponse.verify|verify} messages.
             * @param message CommitOffsetsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CommitOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommitOffsetsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CommitOffsetsResponse & balsa.v1.CommitOffsetsResponse.$Shape} CommitOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CommitOffsetsResponse & balsa.v1.CommitOffsetsResponse.$Shape;
        }

        namespace CommitOffsetsResponse {

            /** Properties of a CommitOffsetsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommitOffsetsResponse. */
            type $Shape = balsa.v1.CommitOffsetsResponse.$Properties;
        }

        /**
         * Properties of a FetchOffsetsRequest.
         * @deprecated Use balsa.v1.FetchOffsetsRequest.$Properties instead.
         */
        interface IFetchOffsetsRequest extends balsa.v1.FetchOffsetsRequest.$Properties {
        }

        /** Represents a FetchOffsetsRequest. */
        class FetchOffsetsRequest {

            /**
             * Constructs a new FetchOffsetsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchOffsetsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /** Which partitions, at most 10,000; empty: all that the group has committed for. */
            partitions: balsa.v1.PartitionReference[];

            /**
             * Encodes the specified FetchOffsetsRequest message. Does not implicitly {@link balsa.v1.FetchOffsetsRequest.verify|verify} messages.
             * @param message FetchOffsetsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchOffsetsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchOffsetsRequest & balsa.v1.FetchOffsetsRequest.$Shape} FetchOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchOffsetsRequest & balsa.v1.FetchOffsetsRequest.$Shape;
        }

        namespace FetchOffsetsRequest {

            /** Properties of a FetchOffsetsRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** Which partitions, at most 10,000; empty: all that the group has committed for. */
                partitions?: balsa.v1.PartitionReference.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchOffsetsRequest. */
            type $Shape = {
              group?: string;
              partitions?: balsa.v1.PartitionReference.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a PartitionReference.
         * @deprecated Use balsa.v1.PartitionReference.$Properties instead.
         */
        interface IPartitionReference extends balsa.v1.PartitionReference.$Properties {
        }

        /** Represents a PartitionReference. */
        class PartitionReference {

            /**
             * Constructs a new PartitionReference.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PartitionReference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /**
             * Encodes the specified PartitionReference message. Does not implicitly {@link balsa.v1.PartitionReference.verify|verify} messages.
             * @param message PartitionReference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PartitionReference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionReference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReference & balsa.v1.PartitionReference.$Shape} PartitionReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PartitionReference & balsa.v1.PartitionReference.$Shape;
        }

        namespace PartitionReference {

            /** Properties of a PartitionReference. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionReference. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a FetchOffsetsResponse.
         * @deprecated Use balsa.v1.FetchOffsetsResponse.$Properties instead.
         */
        interface IFetchOffsetsResponse extends balsa.v1.FetchOffsetsResponse.$Properties {
        }

        /** Represents a FetchOffsetsResponse. */
        class FetchOffsetsResponse {

            /**
             * Constructs a new FetchOffsetsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchOffsetsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** In the order of the request; all of a group's by topic and partition. */
            offsets: balsa.v1.FetchedOffset[];

            /**
             * Encodes the specified FetchOffsetsResponse message. Does not implicitly {@link balsa.v1.FetchOffsetsResponse.verify|verify} messages.
             * @param message FetchOffsetsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchOffsetsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchOffsetsResponse & balsa.v1.FetchOffsetsResponse.$Shape} FetchOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchOffsetsResponse & balsa.v1.FetchOffsetsResponse.$Shape;
        }

        namespace FetchOffsetsResponse {

            /** Properties of a FetchOffsetsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** In the order of the request; all of a group's by topic and partition. */
                offsets?: balsa.v1.FetchedOffset.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchOffsetsResponse. */
            type $Shape = balsa.v1.FetchOffsetsResponse.$Properties;
        }

        /**
         * Properties of a FetchedOffset.
         * @deprecated Use balsa.v1.FetchedOffset.$Properties instead.
         */
        interface IFetchedOffset extends balsa.v1.FetchedOffset.$Properties {
        }

        /** Represents a FetchedOffset. */
        class FetchedOffset {

            /**
             * Constructs a new FetchedOffset.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.FetchedOffset.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's name. */
            topic: string;

            /** The topic's id. */
            topicId: string;

            /** The partition's id. */
            partition: number;

            /** Where the group goes on; absent where it has committed nothing, which is not 0. */
            offset: (number|null);

            /** As committed. */
            leaderEpoch: (number|null);

            /** As committed. */
            metadata: string;

            /**
             * When it was committed, in ms since 1970, by the clock of the node that took the commit; absent
             * where there is no offset.
             */
            committedAtMs: (number|null);

            /**
             * Why nothing can be said of this partition; absent where something can. The other fields but
             * `partition` are then empty.
             */
            error: (balsa.v1.Error|null);

            /**
             * Encodes the specified FetchedOffset message. Does not implicitly {@link balsa.v1.FetchedOffset.verify|verify} messages.
             * @param message FetchedOffset message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.FetchedOffset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FetchedOffset message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.FetchedOffset & balsa.v1.FetchedOffset.$Shape} FetchedOffset
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.FetchedOffset & balsa.v1.FetchedOffset.$Shape;
        }

        namespace FetchedOffset {

            /** Properties of a FetchedOffset. */
            interface $Properties {

                /** The topic's name. */
                topic?: string;

                /** The topic's id. */
                topicId?: string;

                /** The partition's id. */
                partition?: number;

                /** Where the group goes on; absent where it has committed nothing, which is not 0. */
                offset?: (number|null);

                /** As committed. */
                leaderEpoch?: (number|null);

                /** As committed. */
                metadata?: string;

                /**
                 * When it was committed, in ms since 1970, by the clock of the node that took the commit; absent
                 * where there is no offset.
                 */
                committedAtMs?: (number|null);

                /**
                 * Why nothing can be said of this partition; absent where something can. The other fields but
                 * `partition` are then empty.
                 */
                error?: (balsa.v1.Error.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FetchedOffset. */
            type $Shape = balsa.v1.FetchedOffset.$Properties;
        }

        /**
         * Properties of a DeleteOffsetsRequest.
         * @deprecated Use balsa.v1.DeleteOffsetsRequest.$Properties instead.
         */
        interface IDeleteOffsetsRequest extends balsa.v1.DeleteOffsetsRequest.$Properties {
        }

        /** Represents a DeleteOffsetsRequest. */
        class DeleteOffsetsRequest {

            /**
             * Constructs a new DeleteOffsetsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteOffsetsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /** Which partitions, at most 10,000; empty: all that the group has committed for. */
            partitions: balsa.v1.PartitionReference[];

            /**
             * Encodes the specified DeleteOffsetsRequest message. Does not implicitly {@link balsa.v1.DeleteOffsetsRequest.verify|verify} messages.
             * @param message DeleteOffsetsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteOffsetsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteOffsetsRequest & balsa.v1.DeleteOffsetsRequest.$Shape} DeleteOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteOffsetsRequest & balsa.v1.DeleteOffsetsRequest.$Shape;
        }

        namespace DeleteOffsetsRequest {

            /** Properties of a DeleteOffsetsRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** Which partitions, at most 10,000; empty: all that the group has committed for. */
                partitions?: balsa.v1.PartitionReference.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteOffsetsRequest. */
            type $Shape = {
              group?: string;
              partitions?: balsa.v1.PartitionReference.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a DeleteOffsetsResponse.
         * @deprecated Use balsa.v1.DeleteOffsetsResponse.$Properties instead.
         */
        interface IDeleteOffsetsResponse extends balsa.v1.DeleteOffsetsResponse.$Properties {
        }

        /** Represents a DeleteOffsetsResponse. */
        class DeleteOffsetsResponse {

            /**
             * Constructs a new DeleteOffsetsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteOffsetsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** How many offsets are gone. */
            deleted: number;

            /**
             * Encodes the specified DeleteOffsetsResponse message. Does not implicitly {@link balsa.v1.DeleteOffsetsResponse.verify|verify} messages.
             * @param message DeleteOffsetsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteOffsetsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteOffsetsResponse & balsa.v1.DeleteOffsetsResponse.$Shape} DeleteOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteOffsetsResponse & balsa.v1.DeleteOffsetsResponse.$Shape;
        }

        namespace DeleteOffsetsResponse {

            /** Properties of a DeleteOffsetsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** How many offsets are gone. */
                deleted?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteOffsetsResponse. */
            type $Shape = balsa.v1.DeleteOffsetsResponse.$Properties;
        }

        /** GroupProtocol enum. */
        enum GroupProtocol {

            /** Never sent. */
            GROUP_PROTOCOL_UNSPECIFIED = 0,

            /** The members agree among themselves: one of them assigns. */
            GROUP_PROTOCOL_CLASSIC = 1,

            /** The coordinator plans who reads what (KIP-848). */
            GROUP_PROTOCOL_CONSUMER = 2
        }

        /** GroupState enum. */
        enum GroupState {

            /** Never sent. */
            GROUP_STATE_UNSPECIFIED = 0,

            /** Nobody is in it. */
            GROUP_STATE_EMPTY = 1,

            /** Members are awaited (classic protocol). */
            GROUP_STATE_PREPARING_REBALANCE = 2,

            /** All have joined, and their leader has yet to assign (classic protocol). */
            GROUP_STATE_COMPLETING_REBALANCE = 3,

            /** Partitions are on their way from member to member (consumer protocol). */
            GROUP_STATE_RECONCILING = 4,

            /** Every member has what it is to read. */
            GROUP_STATE_STABLE = 5
        }

        /**
         * Properties of a ListGroupsRequest.
         * @deprecated Use balsa.v1.ListGroupsRequest.$Properties instead.
         */
        interface IListGroupsRequest extends balsa.v1.ListGroupsRequest.$Properties {
        }

        /** Represents a ListGroupsRequest. */
        class ListGroupsRequest {

            /**
             * Constructs a new ListGroupsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListGroupsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ListGroupsRequest message. Does not implicitly {@link balsa.v1.ListGroupsRequest.verify|verify} messages.
             * @param message ListGroupsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListGroupsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListGroupsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListGroupsRequest & balsa.v1.ListGroupsRequest.$Shape} ListGroupsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListGroupsRequest & balsa.v1.ListGroupsRequest.$Shape;
        }

        namespace ListGroupsRequest {

            /** Properties of a ListGroupsRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListGroupsRequest. */
            type $Shape = balsa.v1.ListGroupsRequest.$Properties;
        }

        /**
         * Properties of a ListGroupsResponse.
         * @deprecated Use balsa.v1.ListGroupsResponse.$Properties instead.
         */
        interface IListGroupsResponse extends balsa.v1.ListGroupsResponse.$Properties {
        }

        /** Represents a ListGroupsResponse. */
        class ListGroupsResponse {

            /**
             * Constructs a new ListGroupsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListGroupsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** In the order of their names. */
            groups: balsa.v1.GroupSummary[];

            /**
             * Encodes the specified ListGroupsResponse message. Does not implicitly {@link balsa.v1.ListGroupsResponse.verify|verify} messages.
             * @param message ListGroupsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListGroupsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListGroupsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListGroupsResponse & balsa.v1.ListGroupsResponse.$Shape} ListGroupsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListGroupsResponse & balsa.v1.ListGroupsResponse.$Shape;
        }

        namespace ListGroupsResponse {

            /** Properties of a ListGroupsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** In the order of their names. */
                groups?: balsa.v1.GroupSummary.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListGroupsResponse. */
            type $Shape = balsa.v1.ListGroupsResponse.$Properties;
        }

        /**
         * Properties of a GroupSummary.
         * @deprecated Use balsa.v1.GroupSummary.$Properties instead.
         */
        interface IGroupSummary extends balsa.v1.GroupSummary.$Properties {
        }

        /** Represents a GroupSummary. */
        class GroupSummary {

            /**
             * Constructs a new GroupSummary.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupSummary.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The group's name. */
            group: string;

            /** What its members speak, or last spoke. */
            protocol: balsa.v1.GroupProtocol;

            /**
             * How it stands. Of a group that another node coordinates: as that one stored it, so that a
             * rebalance which has just begun does not show.
             */
            state: balsa.v1.GroupState;

            /** How many members it has. */
            members: number;

            /** The node that coordinates it; absent: none does just now. */
            coordinator: (number|null);

            /**
             * Encodes the specified GroupSummary message. Does not implicitly {@link balsa.v1.GroupSummary.verify|verify} messages.
             * @param message GroupSummary message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupSummary.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupSummary message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupSummary & balsa.v1.GroupSummary.$Shape} GroupSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupSummary & balsa.v1.GroupSummary.$Shape;
        }

        namespace GroupSummary {

            /** Properties of a GroupSummary. */
            interface $Properties {

                /** The group's name. */
                group?: string;

                /** What its members speak, or last spoke. */
                protocol?: balsa.v1.GroupProtocol;

                /**
                 * How it stands. Of a group that another node coordinates: as that one stored it, so that a
                 * rebalance which has just begun does not show.
                 */
                state?: balsa.v1.GroupState;

                /** How many members it has. */
                members?: number;

                /** The node that coordinates it; absent: none does just now. */
                coordinator?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupSummary. */
            type $Shape = balsa.v1.GroupSummary.$Properties;
        }

        /**
         * Properties of a DescribeGroupRequest.
         * @deprecated Use balsa.v1.DescribeGroupRequest.$Properties instead.
         */
        interface IDescribeGroupRequest extends balsa.v1.DescribeGroupRequest.$Properties {
        }

        /** Represents a DescribeGroupRequest. */
        class DescribeGroupRequest {

            /**
             * Constructs a new DescribeGroupRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeGroupRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /**
             * Encodes the specified DescribeGroupRequest message. Does not implicitly {@link balsa.v1.DescribeGroupRequest.verify|verify} messages.
             * @param message DescribeGroupRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeGroupRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeGroupRequest & balsa.v1.DescribeGroupRequest.$Shape} DescribeGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeGroupRequest & balsa.v1.DescribeGroupRequest.$Shape;
        }

        namespace DescribeGroupRequest {

            /** Properties of a DescribeGroupRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeGroupRequest. */
            type $Shape = balsa.v1.DescribeGroupRequest.$Properties;
        }

        /**
         * Properties of a DescribeGroupResponse.
         * @deprecated Use balsa.v1.DescribeGroupResponse.$Properties instead.
         */
        interface IDescribeGroupResponse extends balsa.v1.DescribeGroupResponse.$Properties {
        }

        /** Represents a DescribeGroupResponse. */
        class DescribeGroupResponse {

            /**
             * Constructs a new DescribeGroupResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeGroupResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The group. */
            summary: (balsa.v1.GroupSummary|null);

            /** What plans, or what the members of a classic group have agreed on; empty: nothing is. */
            assignor: string;

            /** The generation (classic protocol), or the epoch of the plan. */
            epoch: number;

            /** Those that are in it. */
            members: balsa.v1.GroupMember[];

            /** All that it has committed for or that a member reads, by topic and partition. */
            partitions: balsa.v1.GroupPartition[];

            /**
             * Encodes the specified DescribeGroupResponse message. Does not implicitly {@link balsa.v1.DescribeGroupResponse.verify|verify} messages.
             * @param message DescribeGroupResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeGroupResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeGroupResponse & balsa.v1.DescribeGroupResponse.$Shape} DescribeGroupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeGroupResponse & balsa.v1.DescribeGroupResponse.$Shape;
        }

        namespace DescribeGroupResponse {

            /** Properties of a DescribeGroupResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The group. */
                summary?: (balsa.v1.GroupSummary.$Properties|null);

                /** What plans, or what the members of a classic group have agreed on; empty: nothing is. */
                assignor?: string;

                /** The generation (classic protocol), or the epoch of the plan. */
                epoch?: number;

                /** Those that are in it. */
                members?: balsa.v1.GroupMember.$Properties[];

                /** All that it has committed for or that a member reads, by topic and partition. */
                partitions?: balsa.v1.GroupPartition.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeGroupResponse. */
            type $Shape = balsa.v1.DescribeGroupResponse.$Properties;
        }

        /**
         * Properties of a GroupMember.
         * @deprecated Use balsa.v1.GroupMember.$Properties instead.
         */
        interface IGroupMember extends balsa.v1.GroupMember.$Properties {
        }

        /** Represents a GroupMember. */
        class GroupMember {

            /**
             * Constructs a new GroupMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The member's id. */
            memberId: string;

            /** The name that it keeps over restarts; absent: it has none. */
            instanceId: (string|null);

            /** What its program calls itself; empty: it does not say. */
            clientId: string;

            /** The address it came from; empty where it came by the native door. */
            clientHost: string;

            /** The member's own epoch; absent in a classic group. */
            epoch: (number|null);

            /** The names of topics that it subscribes to, as far as its protocol tells. */
            topics: string[];

            /** The pattern that it subscribes to; absent: none. */
            pattern: (string|null);

            /**
             * What it reads. Of a classic group that is known while it is stable, and where its members are
             * Kafka's consumers.
             */
            assignment: (balsa.v1.GroupAssignment|null);

            /**
             * Encodes the specified GroupMember message. Does not implicitly {@link balsa.v1.GroupMember.verify|verify} messages.
             * @param message GroupMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupMember & balsa.v1.GroupMember.$Shape} GroupMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupMember & balsa.v1.GroupMember.$Shape;
        }

        namespace GroupMember {

            /** Properties of a GroupMember. */
            interface $Properties {

                /** The member's id. */
                memberId?: string;

                /** The name that it keeps over restarts; absent: it has none. */
                instanceId?: (string|null);

                /** What its program calls itself; empty: it does not say. */
                clientId?: string;

                /** The address it came from; empty where it came by the native door. */
                clientHost?: string;

                /** The member's own epoch; absent in a classic group. */
                epoch?: (number|null);

                /** The names of topics that it subscribes to, as far as its protocol tells. */
                topics?: string[];

                /** The pattern that it subscribes to; absent: none. */
                pattern?: (string|null);

                /**
                 * What it reads. Of a classic group that is known while it is stable, and where its members are
                 * Kafka's consumers.
                 */
                assignment?: (balsa.v1.GroupAssignment.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupMember. */
            type $Shape = balsa.v1.GroupMember.$Properties;
        }

        /**
         * Properties of a GroupPartition.
         * @deprecated Use balsa.v1.GroupPartition.$Properties instead.
         */
        interface IGroupPartition extends balsa.v1.GroupPartition.$Properties {
        }

        /** Represents a GroupPartition. */
        class GroupPartition {

            /**
             * Constructs a new GroupPartition.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GroupPartition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's name. */
            topic: string;

            /** The topic's id. */
            topicId: string;

            /** The partition's id. */
            partition: number;

            /** Where the group goes on; absent where it has committed nothing, which is not 0. */
            offset: (number|null);

            /** As committed. */
            metadata: string;

            /** When it was committed, in ms since 1970; absent where there is no offset. */
            committedAtMs: (number|null);

            /** Who reads it; absent: nobody. */
            memberId: (string|null);

            /** The first offset that can be read; absent where the answering node does not lead the partition. */
            logStart: (number|null);

            /** The offset behind the last committed record; absent where log_start is. */
            highWatermark: (number|null);

            /** How many offsets the group is behind the high watermark; absent where one of the two is. */
            lag: (number|null);

            /**
             * Encodes the specified GroupPartition message. Does not implicitly {@link balsa.v1.GroupPartition.verify|verify} messages.
             * @param message GroupPartition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GroupPartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GroupPartition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GroupPartition & balsa.v1.GroupPartition.$Shape} GroupPartition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GroupPartition & balsa.v1.GroupPartition.$Shape;
        }

        namespace GroupPartition {

            /** Properties of a GroupPartition. */
            interface $Properties {

                /** The topic's name. */
                topic?: string;

                /** The topic's id. */
                topicId?: string;

                /** The partition's id. */
                partition?: number;

                /** Where the group goes on; absent where it has committed nothing, which is not 0. */
                offset?: (number|null);

                /** As committed. */
                metadata?: string;

                /** When it was committed, in ms since 1970; absent where there is no offset. */
                committedAtMs?: (number|null);

                /** Who reads it; absent: nobody. */
                memberId?: (string|null);

                /** The first offset that can be read; absent where the answering node does not lead the partition. */
                logStart?: (number|null);

                /** The offset behind the last committed record; absent where log_start is. */
                highWatermark?: (number|null);

                /** How many offsets the group is behind the high watermark; absent where one of the two is. */
                lag?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GroupPartition. */
            type $Shape = balsa.v1.GroupPartition.$Properties;
        }

        /**
         * Properties of a DeleteGroupRequest.
         * @deprecated Use balsa.v1.DeleteGroupRequest.$Properties instead.
         */
        interface IDeleteGroupRequest extends balsa.v1.DeleteGroupRequest.$Properties {
        }

        /** Represents a DeleteGroupRequest. */
        class DeleteGroupRequest {

            /**
             * Constructs a new DeleteGroupRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteGroupRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. */
            group: string;

            /**
             * Encodes the specified DeleteGroupRequest message. Does not implicitly {@link balsa.v1.DeleteGroupRequest.verify|verify} messages.
             * @param message DeleteGroupRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteGroupRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteGroupRequest & balsa.v1.DeleteGroupRequest.$Shape} DeleteGroupRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteGroupRequest & balsa.v1.DeleteGroupRequest.$Shape;
        }

        namespace DeleteGroupRequest {

            /** Properties of a DeleteGroupRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. */
                group?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteGroupRequest. */
            type $Shape = balsa.v1.DeleteGroupRequest.$Properties;
        }

        /**
         * Properties of a DeleteGroupResponse.
         * @deprecated Use balsa.v1.DeleteGroupResponse.$Properties instead.
         */
        interface IDeleteGroupResponse extends balsa.v1.DeleteGroupResponse.$Properties {
        }

        /** Represents a DeleteGroupResponse. */
        class DeleteGroupResponse {

            /**
             * Constructs a new DeleteGroupResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteGroupResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified DeleteGroupResponse message. Does not implicitly {@link balsa.v1.DeleteGroupResponse.verify|verify} messages.
             * @param message DeleteGroupResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteGroupResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteGroupResponse & balsa.v1.DeleteGroupResponse.$Shape} DeleteGroupResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteGroupResponse & balsa.v1.DeleteGroupResponse.$Shape;
        }

        namespace DeleteGroupResponse {

            /** Properties of a DeleteGroupResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteGroupResponse. */
            type $Shape = balsa.v1.DeleteGroupResponse.$Properties;
        }

        /**
         * Properties of a ResetOffsetsRequest.
         * @deprecated Use balsa.v1.ResetOffsetsRequest.$Properties instead.
         */
        interface IResetOffsetsRequest extends balsa.v1.ResetOffsetsRequest.$Properties {
        }

        /** Represents a ResetOffsetsRequest. */
        class ResetOffsetsRequest {

            /**
             * Constructs a new ResetOffsetsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ResetOffsetsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** See CommitOffsetsRequest.group. One that nobody knows is made, if partitions are named. */
            group: string;

            /** Which partitions, at most 10,000, each once; empty: all that the group has committed for. */
            partitions: balsa.v1.PartitionReference[];

            /** One of the two ends. */
            edge: (balsa.v1.Edge|null);

            /** This offset. */
            offset: (number|null);

            /** The first record whose timestamp in ms is this or later; the end where there is none. */
            timestampMs: (number|null);

            /**
             * So many behind the committed offset, or before it where this is negative; `invalidRequest`
             * where nothing is committed.
             */
            shift: (number|null);

            /** Check and answer as if, but change nothing. */
            validateOnly: boolean;

            /**
             * Where the group goes on; exactly one of the four. What lies outside of a log becomes its
             * nearest end.
             */
            to?: ("edge"|"offset"|"timestampMs"|"shift");

            /**
             * Encodes the specified ResetOffsetsRequest message. Does not implicitly {@link balsa.v1.ResetOffsetsRequest.verify|verify} messages.
             * @param message ResetOffsetsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ResetOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResetOffsetsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ResetOffsetsRequest & balsa.v1.ResetOffsetsRequest.$Shape} ResetOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ResetOffsetsRequest & balsa.v1.ResetOffsetsRequest.$Shape;
        }

        namespace ResetOffsetsRequest {

            /** Properties of a ResetOffsetsRequest. */
            interface $Properties {

                /** See CommitOffsetsRequest.group. One that nobody knows is made, if partitions are named. */
                group?: string;

                /** Which partitions, at most 10,000, each once; empty: all that the group has committed for. */
                partitions?: balsa.v1.PartitionReference.$Properties[];

                /** One of the two ends. */
                edge?: (balsa.v1.Edge|null);

                /** This offset. */
                offset?: (number|null);

                /** The first record whose timestamp in ms is this or later; the end where there is none. */
                timestampMs?: (number|null);

                /**
                 * So many behind the committed offset, or before it where this is negative; `invalidRequest`
                 * where nothing is committed.
                 */
                shift?: (number|null);

                /** Check and answer as if, but change nothing. */
                validateOnly?: boolean;

                /**
                 * Where the group goes on; exactly one of the four. What lies outside of a log becomes its
                 * nearest end.
                 */
                to?: ("edge"|"offset"|"timestampMs"|"shift");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ResetOffsetsRequest. */
            type $Shape = {
              group?: string;
              partitions?: balsa.v1.PartitionReference.$Shape[];
              edge?: balsa.v1.Edge|null;
              offset?: number|null;
              timestampMs?: number|null;
              shift?: number|null;
              validateOnly?: boolean;
              $unknowns?: Uint8Array[];
            } & (
              ({ to?: undefined; edge?: null; offset?: null; timestampMs?: null; shift?: null }|{ to?: "edge"; edge: balsa.v1.Edge; offset?: null; timestampMs?: null; shift?: null }|{ to?: "offset"; edge?: null; offset: number; timestampMs?: null; shift?: null }|{ to?: "timestampMs"; edge?: null; offset?: null; timestampMs: number; shift?: null }|{ to?: "shift"; edge?: null; offset?: null; timestampMs?: null; shift: number })
            );
        }

        /**
         * Properties of a ResetOffsetsResponse.
         * @deprecated Use balsa.v1.ResetOffsetsResponse.$Properties instead.
         */
        interface IResetOffsetsResponse extends balsa.v1.ResetOffsetsResponse.$Properties {
        }

        /** Represents a ResetOffsetsResponse. */
        class ResetOffsetsResponse {

            /**
             * Constructs a new ResetOffsetsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ResetOffsetsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * In the order of the request; all of a group's by topic and partition. Where one of them has an
             * error, none was changed.
             */
            offsets: balsa.v1.OffsetReset[];

            /**
             * Encodes the specified ResetOffsetsResponse message. Does not implicitly {@link balsa.v1.ResetOffsetsResponse.verify|verify} messages.
             * @param message ResetOffsetsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ResetOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResetOffsetsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ResetOffsetsResponse & balsa.v1.ResetOffsetsResponse.$Shape} ResetOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ResetOffsetsResponse & balsa.v1.ResetOffsetsResponse.$Shape;
        }

        namespace ResetOffsetsResponse {

            /** Properties of a ResetOffsetsResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /**
                 * In the order of the request; all of a group's by topic and partition. Where one of them has an
                 * error, none was changed.
                 */
                offsets?: balsa.v1.OffsetReset.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResetOffsetsResponse. */
            type $Shape = balsa.v1.ResetOffsetsResponse.$Properties;
        }

        /**
         * Properties of an OffsetReset.
         * @deprecated Use balsa.v1.OffsetReset.$Properties instead.
         */
        interface IOffsetReset extends balsa.v1.OffsetReset.$Properties {
        }

        /** Represents an OffsetReset. */
        class OffsetReset {

            /**
             * Constructs a new OffsetReset.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.OffsetReset.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The topic's name; empty where it is not known. */
            topic: string;

            /** The topic's id; empty where it is not known. */
            topicId: string;

            /** The partition's id. */
            partition: number;

            /** What was committed; absent: nothing. */
            before: (number|null);

            /** What is now, or would be; absent where there is an error. */
            after: (number|null);

            /** Why it cannot be; absent where it can. */
            error: (balsa.v1.Error|null);

            /**
             * Encodes the specified OffsetReset message. Does not implicitly {@link balsa.v1.OffsetReset.verify|verify} messages.
             * @param message OffsetReset message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.OffsetReset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OffsetReset message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.OffsetReset & balsa.v1.OffsetReset.$Shape} OffsetReset
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.OffsetReset & balsa.v1.OffsetReset.$Shape;
        }

        namespace OffsetReset {

            /** Properties of an OffsetReset. */
            interface $Properties {

                /** The topic's name; empty where it is not known. */
                topic?: string;

                /** The topic's id; empty where it is not known. */
                topicId?: string;

                /** The partition's id. */
                partition?: number;

                /** What was committed; absent: nothing. */
                before?: (number|null);

                /** What is now, or would be; absent where there is an error. */
                after?: (number|null);

                /** Why it cannot be; absent where it can. */
                error?: (balsa.v1.Error.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OffsetReset. */
            type $Shape = balsa.v1.OffsetReset.$Properties;
        }

        /**
         * Properties of a KeyValue.
         * @deprecated Use balsa.v1.KeyValue.$Properties instead.
         */
        interface IKeyValue extends balsa.v1.KeyValue.$Properties {
        }

        /** Represents a KeyValue. */
        class KeyValue {

            /**
             * Constructs a new KeyValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.KeyValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Where it lies. */
            path: string;

            /** What it holds. */
            value: Uint8Array;

            /** The revision of the change that made the key. */
            createRevision: number;

            /** The revision of its last change. */
            revision: number;

            /** How often it was written since it was made: 1 for a new key. */
            version: number;

            /** The lease that it vanishes with; absent where it stays. */
            leaseId: (number|null);

            /**
             * Encodes the specified KeyValue message. Does not implicitly {@link balsa.v1.KeyValue.verify|verify} messages.
             * @param message KeyValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.KeyValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.KeyValue & balsa.v1.KeyValue.$Shape} KeyValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.KeyValue & balsa.v1.KeyValue.$Shape;
        }

        namespace KeyValue {

            /** Properties of a KeyValue. */
            interface $Properties {

                /** Where it lies. */
                path?: string;

                /** What it holds. */
                value?: Uint8Array;

                /** The revision of the change that made the key. */
                createRevision?: number;

                /** The revision of its last change. */
                revision?: number;

                /** How often it was written since it was made: 1 for a new key. */
                version?: number;

                /** The lease that it vanishes with; absent where it stays. */
                leaseId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyValue. */
            type $Shape = balsa.v1.KeyValue.$Properties;
        }

        /**
         * Properties of a GetKeyRequest.
         * @deprecated Use balsa.v1.GetKeyRequest.$Properties instead.
         */
        interface IGetKeyRequest extends balsa.v1.GetKeyRequest.$Properties {
        }

        /** Represents a GetKeyRequest. */
        class GetKeyRequest {

            /**
             * Constructs a new GetKeyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GetKeyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The key's path. */
            path: string;

            /** True: answered from what this node has applied, which may be old, without asking the leader. */
            stale: boolean;

            /**
             * Encodes the specified GetKeyRequest message. Does not implicitly {@link balsa.v1.GetKeyRequest.verify|verify} messages.
             * @param message GetKeyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GetKeyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetKeyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GetKeyRequest & balsa.v1.GetKeyRequest.$Shape} GetKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GetKeyRequest & balsa.v1.GetKeyRequest.$Shape;
        }

        namespace GetKeyRequest {

            /** Properties of a GetKeyRequest. */
            interface $Properties {

                /** The key's path. */
                path?: string;

                /** True: answered from what this node has applied, which may be old, without asking the leader. */
                stale?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetKeyRequest. */
            type $Shape = balsa.v1.GetKeyRequest.$Properties;
        }

        /**
         * Properties of a GetKeyResponse.
         * @deprecated Use balsa.v1.GetKeyResponse.$Properties instead.
         */
        interface IGetKeyResponse extends balsa.v1.GetKeyResponse.$Properties {
        }

        /** Represents a GetKeyResponse. */
        class GetKeyResponse {

            /**
             * Constructs a new GetKeyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GetKeyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The key; absent where there is none. */
            key: (balsa.v1.KeyValue|null);

            /**
             * Encodes the specified GetKeyResponse message. Does not implicitly {@link balsa.v1.GetKeyResponse.verify|verify} messages.
             * @param message GetKeyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GetKeyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetKeyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GetKeyResponse & balsa.v1.GetKeyResponse.$Shape} GetKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GetKeyResponse & balsa.v1.GetKeyResponse.$Shape;
        }

        namespace GetKeyResponse {

            /** Properties of a GetKeyResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The key; absent where there is none. */
                key?: (balsa.v1.KeyValue.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetKeyResponse. */
            type $Shape = balsa.v1.GetKeyResponse.$Properties;
        }

        /**
         * Properties of a ListKeysRequest.
         * @deprecated Use balsa.v1.ListKeysRequest.$Properties instead.
         */
        interface IListKeysRequest extends balsa.v1.ListKeysRequest.$Properties {
        }

        /** Represents a ListKeysRequest. */
        class ListKeysRequest {

            /**
             * Constructs a new ListKeysRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListKeysRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** What lies beneath this path is listed, the key at the path itself is not; `/` is everything. */
            path: string;

            /**
             * False: only the next level; a path there that has keys beneath it stands once in `parents`.
             * True: everything beneath.
             */
            recursive: boolean;

            /** Goes on behind this path: `next_after` of the page before. Empty: from the beginning. */
            after: string;

            /**
             * How many entries a page has at most; absent: 1,000, which is also the most. A page ends earlier
             * where its values reach 4 MiB.
             */
            limit: (number|null);

            /** Values are left out. */
            keysOnly: boolean;

            /** See GetKeyRequest.stale. Pages are read one after another: changes between them show. */
            stale: boolean;

            /**
             * Encodes the specified ListKeysRequest message. Does not implicitly {@link balsa.v1.ListKeysRequest.verify|verify} messages.
             * @param message ListKeysRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListKeysRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListKeysRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListKeysRequest & balsa.v1.ListKeysRequest.$Shape} ListKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListKeysRequest & balsa.v1.ListKeysRequest.$Shape;
        }

        namespace ListKeysRequest {

            /** Properties of a ListKeysRequest. */
            interface $Properties {

                /** What lies beneath this path is listed, the key at the path itself is not; `/` is everything. */
                path?: string;

                /**
                 * False: only the next level; a path there that has keys beneath it stands once in `parents`.
                 * True: everything beneath.
                 */
                recursive?: boolean;

                /** Goes on behind this path: `next_after` of the page before. Empty: from the beginning. */
                after?: string;

                /**
                 * How many entries a page has at most; absent: 1,000, which is also the most. A page ends earlier
                 * where its values reach 4 MiB.
                 */
                limit?: (number|null);

                /** Values are left out. */
                keysOnly?: boolean;

                /** See GetKeyRequest.stale. Pages are read one after another: changes between them show. */
                stale?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListKeysRequest. */
            type $Shape = balsa.v1.ListKeysRequest.$Properties;
        }

        /**
         * Properties of a ListKeysResponse.
         * @deprecated Use balsa.v1.ListKeysResponse.$Properties instead.
         */
        interface IListKeysResponse extends balsa.v1.ListKeysResponse.$Properties {
        }

        /** Represents a ListKeysResponse. */
        class ListKeysResponse {

            /**
             * Constructs a new ListKeysResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ListKeysResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The keys, in the order of their paths. */
            keys: balsa.v1.KeyValue[];

            /** Not recursive: the full paths on the next level that have keys beneath them. */
            parents: string[];

            /** Where the next page begins; absent: this was the last one. */
            nextAfter: (string|null);

            /**
             * Encodes the specified ListKeysResponse message. Does not implicitly {@link balsa.v1.ListKeysResponse.verify|verify} messages.
             * @param message ListKeysResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ListKeysResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListKeysResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ListKeysResponse & balsa.v1.ListKeysResponse.$Shape} ListKeysResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ListKeysResponse & balsa.v1.ListKeysResponse.$Shape;
        }

        namespace ListKeysResponse {

            /** Properties of a ListKeysResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The keys, in the order of their paths. */
                keys?: balsa.v1.KeyValue.$Properties[];

                /** Not recursive: the full paths on the next level that have keys beneath them. */
                parents?: string[];

                /** Where the next page begins; absent: this was the last one. */
                nextAfter?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListKeysResponse. */
            type $Shape = balsa.v1.ListKeysResponse.$Properties;
        }

        /**
         * Properties of a PutKeyRequest.
         * @deprecated Use balsa.v1.PutKeyRequest.$Properties instead.
         */
        interface IPutKeyRequest extends balsa.v1.PutKeyRequest.$Properties {
        }

        /** Represents a PutKeyRequest. */
        class PutKeyRequest {

            /**
             * Constructs a new PutKeyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PutKeyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The key's path. */
            path: string;

            /** What it holds from now on. */
            value: Uint8Array;

            /**
             * Compare and set: write only if the key is still at this revision; 0: only if there is no key.
             * Absent: in any case.
             */
            ifRevision: (number|null);

            /**
             * Binds the key to this lease; absent: the key stays until it is deleted, also one that was
             * bound before.
             */
            leaseId: (number|null);

            /**
             * Encodes the specified PutKeyRequest message. Does not implicitly {@link balsa.v1.PutKeyRequest.verify|verify} messages.
             * @param message PutKeyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PutKeyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutKeyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PutKeyRequest & balsa.v1.PutKeyRequest.$Shape} PutKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PutKeyRequest & balsa.v1.PutKeyRequest.$Shape;
        }

        namespace PutKeyRequest {

            /** Properties of a PutKeyRequest. */
            interface $Properties {

                /** The key's path. */
                path?: string;

                /** What it holds from now on. */
                value?: Uint8Array;

                /**
                 * Compare and set: write only if the key is still at this revision; 0: only if there is no key.
                 * Absent: in any case.
                 */
                ifRevision?: (number|null);

                /**
                 * Binds the key to this lease; absent: the key stays until it is deleted, also one that was
                 * bound before.
                 */
                leaseId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutKeyRequest. */
            type $Shape = balsa.v1.PutKeyRequest.$Properties;
        }

        /**
         * Properties of a PutKeyResponse.
         * @deprecated Use balsa.v1.PutKeyResponse.$Properties instead.
         */
        interface IPutKeyResponse extends balsa.v1.PutKeyResponse.$Properties {
        }

        /** Represents a PutKeyResponse. */
        class PutKeyResponse {

            /**
             * Constructs a new PutKeyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PutKeyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The key's revision. */
            revision: number;

            /**
             * Encodes the specified PutKeyResponse message. Does not implicitly {@link balsa.v1.PutKeyResponse.verify|verify} messages.
             * @param message PutKeyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PutKeyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PutKeyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PutKeyResponse & balsa.v1.PutKeyResponse.$Shape} PutKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PutKeyResponse & balsa.v1.PutKeyResponse.$Shape;
        }

        namespace PutKeyResponse {

            /** Properties of a PutKeyResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The key's revision. */
                revision?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PutKeyResponse. */
            type $Shape = balsa.v1.PutKeyResponse.$Properties;
        }

        /**
         * Properties of a DeleteKeyRequest.
         * @deprecated Use balsa.v1.DeleteKeyRequest.$Properties instead.
         */
        interface IDeleteKeyRequest extends balsa.v1.DeleteKeyRequest.$Properties {
        }

        /** Represents a DeleteKeyRequest. */
        class DeleteKeyRequest {

            /**
             * Constructs a new DeleteKeyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteKeyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The key's path. */
            path: string;

            /** Compare and delete: only if the key is still at this revision. Absent: in any case. */
            ifRevision: (number|null);

            /** True: also everything beneath the path. */
            recursive: boolean;

            /**
             * Encodes the specified DeleteKeyRequest message. Does not implicitly {@link balsa.v1.DeleteKeyRequest.verify|verify} messages.
             * @param message DeleteKeyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteKeyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteKeyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteKeyRequest & balsa.v1.DeleteKeyRequest.$Shape} DeleteKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteKeyRequest & balsa.v1.DeleteKeyRequest.$Shape;
        }

        namespace DeleteKeyRequest {

            /** Properties of a DeleteKeyRequest. */
            interface $Properties {

                /** The key's path. */
                path?: string;

                /** Compare and delete: only if the key is still at this revision. Absent: in any case. */
                ifRevision?: (number|null);

                /** True: also everything beneath the path. */
                recursive?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteKeyRequest. */
            type $Shape = balsa.v1.DeleteKeyRequest.$Properties;
        }

        /**
         * Properties of a DeleteKeyResponse.
         * @deprecated Use balsa.v1.DeleteKeyResponse.$Properties instead.
         */
        interface IDeleteKeyResponse extends balsa.v1.DeleteKeyResponse.$Properties {
        }

        /** Represents a DeleteKeyResponse. */
        class DeleteKeyResponse {

            /**
             * Constructs a new DeleteKeyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeleteKeyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** How many keys are gone; 0 where there was none. */
            deleted: number;

            /**
             * Encodes the specified DeleteKeyResponse message. Does not implicitly {@link balsa.v1.DeleteKeyResponse.verify|verify} messages.
             * @param message DeleteKeyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeleteKeyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteKeyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteKeyResponse & balsa.v1.DeleteKeyResponse.$Shape} DeleteKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeleteKeyResponse & balsa.v1.DeleteKeyResponse.$Shape;
        }

        namespace DeleteKeyResponse {

            /** Properties of a DeleteKeyResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** How many keys are gone; 0 where there was none. */
                deleted?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteKeyResponse. */
            type $Shape = balsa.v1.DeleteKeyResponse.$Properties;
        }

        /**
         * Properties of a WatchKeysRequest.
         * @deprecated Use balsa.v1.WatchKeysRequest.$Properties instead.
         */
        interface IWatchKeysRequest extends balsa.v1.WatchKeysRequest.$Properties {
        }

        /** Represents a WatchKeysRequest. */
        class WatchKeysRequest {

            /**
             * Constructs a new WatchKeysRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.WatchKeysRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The key's path, or `/`. */
            path: string;

            /** True: also everything beneath it. */
            recursive: boolean;

            /**
             * The first revision to see: one more than the `metadata_index` of a Get or List that was built
             * on. Absent: from now on. A node keeps the changes of its last minutes: `compacted` says that it
             * no longer has this one, and the keys have to be read again.
             */
            fromRevision: (number|null);

            /**
             * Encodes the specified WatchKeysRequest message. Does not implicitly {@link balsa.v1.WatchKeysRequest.verify|verify} messages.
             * @param message WatchKeysRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.WatchKeysRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchKeysRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.WatchKeysRequest & balsa.v1.WatchKeysRequest.$Shape} WatchKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.WatchKeysRequest & balsa.v1.WatchKeysRequest.$Shape;
        }

        namespace WatchKeysRequest {

            /** Properties of a WatchKeysRequest. */
            interface $Properties {

                /** The key's path, or `/`. */
                path?: string;

                /** True: also everything beneath it. */
                recursive?: boolean;

                /**
                 * The first revision to see: one more than the `metadata_index` of a Get or List that was built
                 * on. Absent: from now on. A node keeps the changes of its last minutes: `compacted` says that it
                 * no longer has this one, and the keys have to be read again.
                 */
                fromRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchKeysRequest. */
            type $Shape = balsa.v1.WatchKeysRequest.$Properties;
        }

        /**
         * Properties of a WatchKeysResponse.
         * @deprecated Use balsa.v1.WatchKeysResponse.$Properties instead.
         */
        interface IWatchKeysResponse extends balsa.v1.WatchKeysResponse.$Properties {
        }

        /** Represents a WatchKeysResponse. */
        class WatchKeysResponse {

            /**
             * Constructs a new WatchKeysResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.WatchKeysResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Everything up to and with this index has been sent: a watch goes on from the next one. */
            metadataIndex: number;

            /**
             * What changed, in order. A change is never split between two responses; one without events says
             * how far the watch has come.
             */
            events: balsa.v1.KeyEvent[];

            /**
             * Encodes the specified WatchKeysResponse message. Does not implicitly {@link balsa.v1.WatchKeysResponse.verify|verify} messages.
             * @param message WatchKeysResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.WatchKeysResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchKeysResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.WatchKeysResponse & balsa.v1.WatchKeysResponse.$Shape} WatchKeysResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.WatchKeysResponse & balsa.v1.WatchKeysResponse.$Shape;
        }

        namespace WatchKeysResponse {

            /** Properties of a WatchKeysResponse. */
            interface $Properties {

                /** Everything up to and with this index has been sent: a watch goes on from the next one. */
                metadataIndex?: number;

                /**
                 * What changed, in order. A change is never split between two responses; one without events says
                 * how far the watch has come.
                 */
                events?: balsa.v1.KeyEvent.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchKeysResponse. */
            type $Shape = {
              metadataIndex?: number;
              events?: balsa.v1.KeyEvent.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a KeyEvent.
         * @deprecated Use balsa.v1.KeyEvent.$Properties instead.
         */
        interface IKeyEvent extends balsa.v1.KeyEvent.$Properties {
        }

        /** Represents a KeyEvent. */
        class KeyEvent {

            /**
             * Constructs a new KeyEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.KeyEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The key was made or written: as it is now. */
            put: (balsa.v1.KeyValue|null);

            /** The key was deleted, or its lease ended. */
            deleted: (balsa.v1.DeletedKey|null);

            /** What happened. */
            event?: ("put"|"deleted");

            /**
             * Encodes the specified KeyEvent message. Does not implicitly {@link balsa.v1.KeyEvent.verify|verify} messages.
             * @param message KeyEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.KeyEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.KeyEvent & balsa.v1.KeyEvent.$Shape} KeyEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.KeyEvent & balsa.v1.KeyEvent.$Shape;
        }

        namespace KeyEvent {

            /** Properties of a KeyEvent. */
            interface $Properties {

                /** The key was made or written: as it is now. */
                put?: (balsa.v1.KeyValue.$Properties|null);

                /** The key was deleted, or its lease ended. */
                deleted?: (balsa.v1.DeletedKey.$Properties|null);

                /** What happened. */
                event?: ("put"|"deleted");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a KeyEvent. */
            type $Shape = {
              put?: balsa.v1.KeyValue.$Shape|null;
              deleted?: balsa.v1.DeletedKey.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ event?: undefined; put?: null; deleted?: null }|{ event?: "put"; put: balsa.v1.KeyValue.$Shape; deleted?: null }|{ event?: "deleted"; put?: null; deleted: balsa.v1.DeletedKey.$Shape })
            );
        }

        /**
         * Properties of a DeletedKey.
         * @deprecated Use balsa.v1.DeletedKey.$Properties instead.
         */
        interface IDeletedKey extends balsa.v1.DeletedKey.$Properties {
        }

        /** Represents a DeletedKey. */
        class DeletedKey {

            /**
             * Constructs a new DeletedKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DeletedKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Where the key lay. */
            path: string;

            /** The revision of the change that removed it. */
            revision: number;

            /**
             * Encodes the specified DeletedKey message. Does not implicitly {@link balsa.v1.DeletedKey.verify|verify} messages.
             * @param message DeletedKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DeletedKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeletedKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DeletedKey & balsa.v1.DeletedKey.$Shape} DeletedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DeletedKey & balsa.v1.DeletedKey.$Shape;
        }

        namespace DeletedKey {

            /** Properties of a DeletedKey. */
            interface $Properties {

                /** Where the key lay. */
                path?: string;

                /** The revision of the change that removed it. */
                revision?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeletedKey. */
            type $Shape = balsa.v1.DeletedKey.$Properties;
        }

        /**
         * Properties of a GrantLeaseRequest.
         * @deprecated Use balsa.v1.GrantLeaseRequest.$Properties instead.
         */
        interface IGrantLeaseRequest extends balsa.v1.GrantLeaseRequest.$Properties {
        }

        /** Represents a GrantLeaseRequest. */
        class GrantLeaseRequest {

            /**
             * Constructs a new GrantLeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GrantLeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** How long the lease lasts without KeepLeaseAlive, in ms: 1,000 to 86,400,000. */
            ttlMs: number;

            /**
             * Encodes the specified GrantLeaseRequest message. Does not implicitly {@link balsa.v1.GrantLeaseRequest.verify|verify} messages.
             * @param message GrantLeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GrantLeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GrantLeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GrantLeaseRequest & balsa.v1.GrantLeaseRequest.$Shape} GrantLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GrantLeaseRequest & balsa.v1.GrantLeaseRequest.$Shape;
        }

        namespace GrantLeaseRequest {

            /** Properties of a GrantLeaseRequest. */
            interface $Properties {

                /** How long the lease lasts without KeepLeaseAlive, in ms: 1,000 to 86,400,000. */
                ttlMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GrantLeaseRequest. */
            type $Shape = balsa.v1.GrantLeaseRequest.$Properties;
        }

        /**
         * Properties of a GrantLeaseResponse.
         * @deprecated Use balsa.v1.GrantLeaseResponse.$Properties instead.
         */
        interface IGrantLeaseResponse extends balsa.v1.GrantLeaseResponse.$Properties {
        }

        /** Represents a GrantLeaseResponse. */
        class GrantLeaseResponse {

            /**
             * Constructs a new GrantLeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.GrantLeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The lease's id, never given again. */
            leaseId: number;

            /** As asked for. A holder counts from when it sent the request. */
            ttlMs: number;

            /**
             * Encodes the specified GrantLeaseResponse message. Does not implicitly {@link balsa.v1.GrantLeaseResponse.verify|verify} messages.
             * @param message GrantLeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.GrantLeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GrantLeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.GrantLeaseResponse & balsa.v1.GrantLeaseResponse.$Shape} GrantLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.GrantLeaseResponse & balsa.v1.GrantLeaseResponse.$Shape;
        }

        namespace GrantLeaseResponse {

            /** Properties of a GrantLeaseResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The lease's id, never given again. */
                leaseId?: number;

                /** As asked for. A holder counts from when it sent the request. */
                ttlMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GrantLeaseResponse. */
            type $Shape = balsa.v1.GrantLeaseResponse.$Properties;
        }

        /**
         * Properties of a KeepLeaseAliveRequest.
         * @deprecated Use balsa.v1.KeepLeaseAliveRequest.$Properties instead.
         */
        interface IKeepLeaseAliveRequest extends balsa.v1.KeepLeaseAliveRequest.$Properties {
        }

        /** Represents a KeepLeaseAliveRequest. */
        class KeepLeaseAliveRequest {

            /**
             * Constructs a new KeepLeaseAliveRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.KeepLeaseAliveRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The lease. */
            leaseId: number;

            /**
             * Encodes the specified KeepLeaseAliveRequest message. Does not implicitly {@link balsa.v1.KeepLeaseAliveRequest.verify|verify} messages.
             * @param message KeepLeaseAliveRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.KeepLeaseAliveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepLeaseAliveRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.KeepLeaseAliveRequest & balsa.v1.KeepLeaseAliveRequest.$Shape} KeepLeaseAliveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.KeepLeaseAliveRequest & balsa.v1.KeepLeaseAliveRequest.$Shape;
        }

        namespace KeepLeaseAliveRequest {

            /** Properties of a KeepLeaseAliveRequest. */
            interface $Properties {

                /** The lease. */
                leaseId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepLeaseAliveRequest. */
            type $Shape = balsa.v1.KeepLeaseAliveRequest.$Properties;
        }

        /**
         * Properties of a KeepLeaseAliveResponse.
         * @deprecated Use balsa.v1.KeepLeaseAliveResponse.$Properties instead.
         */
        interface IKeepLeaseAliveResponse extends balsa.v1.KeepLeaseAliveResponse.$Properties {
        }

        /** Represents a KeepLeaseAliveResponse. */
        class KeepLeaseAliveResponse {

            /**
             * Constructs a new KeepLeaseAliveResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.KeepLeaseAliveResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The lease lasts at least so long from when the request was sent, in ms. */
            ttlMs: number;

            /**
             * Encodes the specified KeepLeaseAliveResponse message. Does not implicitly {@link balsa.v1.KeepLeaseAliveResponse.verify|verify} messages.
             * @param message KeepLeaseAliveResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.KeepLeaseAliveResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepLeaseAliveResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.KeepLeaseAliveResponse & balsa.v1.KeepLeaseAliveResponse.$Shape} KeepLeaseAliveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.KeepLeaseAliveResponse & balsa.v1.KeepLeaseAliveResponse.$Shape;
        }

        namespace KeepLeaseAliveResponse {

            /** Properties of a KeepLeaseAliveResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The lease lasts at least so long from when the request was sent, in ms. */
                ttlMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepLeaseAliveResponse. */
            type $Shape = balsa.v1.KeepLeaseAliveResponse.$Properties;
        }

        /**
         * Properties of a RevokeLeaseRequest.
         * @deprecated Use balsa.v1.RevokeLeaseRequest.$Properties instead.
         */
        interface IRevokeLeaseRequest extends balsa.v1.RevokeLeaseRequest.$Properties {
        }

        /** Represents a RevokeLeaseRequest. */
        class RevokeLeaseRequest {

            /**
             * Constructs a new RevokeLeaseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RevokeLeaseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The lease. */
            leaseId: number;

            /**
             * Encodes the specified RevokeLeaseRequest message. Does not implicitly {@link balsa.v1.RevokeLeaseRequest.verify|verify} messages.
             * @param message RevokeLeaseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RevokeLeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokeLeaseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RevokeLeaseRequest & balsa.v1.RevokeLeaseRequest.$Shape} RevokeLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RevokeLeaseRequest & balsa.v1.RevokeLeaseRequest.$Shape;
        }

        namespace RevokeLeaseRequest {

            /** Properties of a RevokeLeaseRequest. */
            interface $Properties {

                /** The lease. */
                leaseId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokeLeaseRequest. */
            type $Shape = balsa.v1.RevokeLeaseRequest.$Properties;
        }

        /**
         * Properties of a RevokeLeaseResponse.
         * @deprecated Use balsa.v1.RevokeLeaseResponse.$Properties instead.
         */
        interface IRevokeLeaseResponse extends balsa.v1.RevokeLeaseResponse.$Properties {
        }

        /** Represents a RevokeLeaseResponse. */
        class RevokeLeaseResponse {

            /**
             * Constructs a new RevokeLeaseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RevokeLeaseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * Encodes the specified RevokeLeaseResponse message. Does not implicitly {@link balsa.v1.RevokeLeaseResponse.verify|verify} messages.
             * @param message RevokeLeaseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RevokeLeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RevokeLeaseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RevokeLeaseResponse & balsa.v1.RevokeLeaseResponse.$Shape} RevokeLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RevokeLeaseResponse & balsa.v1.RevokeLeaseResponse.$Shape;
        }

        namespace RevokeLeaseResponse {

            /** Properties of a RevokeLeaseResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RevokeLeaseResponse. */
            type $Shape = balsa.v1.RevokeLeaseResponse.$Properties;
        }

        /**
         * Properties of an AcquireLockRequest.
         * @deprecated Use balsa.v1.AcquireLockRequest.$Properties instead.
         */
        interface IAcquireLockRequest extends balsa.v1.AcquireLockRequest.$Properties {
        }

        /** Represents an AcquireLockRequest. */
        class AcquireLockRequest {

            /**
             * Constructs a new AcquireLockRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AcquireLockRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The lock's name: a path as a key's, in a space of its own. */
            path: string;

            /** Who asks. A lease has one place in a lock's queue: asking again is asking for the same place. */
            leaseId: number;

            /** How long to wait, in ms; 0: not at all. Absent: as long as the call lasts. */
            waitMs: (number|null);

            /**
             * Encodes the specified AcquireLockRequest message. Does not implicitly {@link balsa.v1.AcquireLockRequest.verify|verify} messages.
             * @param message AcquireLockRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AcquireLockRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcquireLockRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AcquireLockRequest & balsa.v1.AcquireLockRequest.$Shape} AcquireLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AcquireLockRequest & balsa.v1.AcquireLockRequest.$Shape;
        }

        namespace AcquireLockRequest {

            /** Properties of an AcquireLockRequest. */
            interface $Properties {

                /** The lock's name: a path as a key's, in a space of its own. */
                path?: string;

                /** Who asks. A lease has one place in a lock's queue: asking again is asking for the same place. */
                leaseId?: number;

                /** How long to wait, in ms; 0: not at all. Absent: as long as the call lasts. */
                waitMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcquireLockRequest. */
            type $Shape = balsa.v1.AcquireLockRequest.$Properties;
        }

        /**
         * Properties of an AcquireLockResponse.
         * @deprecated Use balsa.v1.AcquireLockResponse.$Properties instead.
         */
        interface IAcquireLockResponse extends balsa.v1.AcquireLockResponse.$Properties {
        }

        /** Represents an AcquireLockResponse. */
        class AcquireLockResponse {

            /**
             * Constructs a new AcquireLockResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AcquireLockResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /**
             * The fencing token: the revision of the acquisition. Every later holder has a greater one, so
             * whatever the lock guards can turn away a holder that lost it and does not know.
             */
            token: number;

            /**
             * Encodes the specified AcquireLockResponse message. Does not implicitly {@link balsa.v1.AcquireLockResponse.verify|verify} messages.
             * @param message AcquireLockResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AcquireLockResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcquireLockResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AcquireLockResponse & balsa.v1.AcquireLockResponse.$Shape} AcquireLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AcquireLockResponse & balsa.v1.AcquireLockResponse.$Shape;
        }

        namespace AcquireLockResponse {

            /** Properties of an AcquireLockResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /**
                 * The fencing token: the revision of the acquisition. Every later holder has a greater one, so
                 * whatever the lock guards can turn away a holder that lost it and does not know.
                 */
                token?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcquireLockResponse. */
            type $Shape = balsa.v1.AcquireLockResponse.$Properties;
        }

        /**
         * Properties of a ReleaseLockRequest.
         * @deprecated Use balsa.v1.ReleaseLockRequest.$Properties instead.
         */
        interface IReleaseLockRequest extends balsa.v1.ReleaseLockRequest.$Properties {
        }

        /** Represents a ReleaseLockRequest. */
        class ReleaseLockRequest {

            /**
             * Constructs a new ReleaseLockRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReleaseLockRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The lock's path. */
            path: string;

            /** Whose place is given up. */
            leaseId: number;

            /**
             * Encodes the specified ReleaseLockRequest message. Does not implicitly {@link balsa.v1.ReleaseLockRequest.verify|verify} messages.
             * @param message ReleaseLockRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReleaseLockRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseLockRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReleaseLockRequest & balsa.v1.ReleaseLockRequest.$Shape} ReleaseLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReleaseLockRequest & balsa.v1.ReleaseLockRequest.$Shape;
        }

        namespace ReleaseLockRequest {

            /** Properties of a ReleaseLockRequest. */
            interface $Properties {

                /** The lock's path. */
                path?: string;

                /** Whose place is given up. */
                leaseId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseLockRequest. */
            type $Shape = balsa.v1.ReleaseLockRequest.$Properties;
        }

        /**
         * Properties of a ReleaseLockResponse.
         * @deprecated Use balsa.v1.ReleaseLockResponse.$Properties instead.
         */
        interface IReleaseLockResponse extends balsa.v1.ReleaseLockResponse.$Properties {
        }

        /** Represents a ReleaseLockResponse. */
        class ReleaseLockResponse {

            /**
             * Constructs a new ReleaseLockResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReleaseLockResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** Whether the lease held the lock, or waited for it. */
            released: boolean;

            /**
             * Encodes the specified ReleaseLockResponse message. Does not implicitly {@link balsa.v1.ReleaseLockResponse.verify|verify} messages.
             * @param message ReleaseLockResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReleaseLockResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReleaseLockResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReleaseLockResponse & balsa.v1.ReleaseLockResponse.$Shape} ReleaseLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReleaseLockResponse & balsa.v1.ReleaseLockResponse.$Shape;
        }

        namespace ReleaseLockResponse {

            /** Properties of a ReleaseLockResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Whether the lease held the lock, or waited for it. */
                released?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReleaseLockResponse. */
            type $Shape = balsa.v1.ReleaseLockResponse.$Properties;
        }

        /**
         * Properties of a DescribeLockRequest.
         * @deprecated Use balsa.v1.DescribeLockRequest.$Properties instead.
         */
        interface IDescribeLockRequest extends balsa.v1.DescribeLockRequest.$Properties {
        }

        /** Represents a DescribeLockRequest. */
        class DescribeLockRequest {

            /**
             * Constructs a new DescribeLockRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeLockRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The lock's path. */
            path: string;

            /** See GetKeyRequest.stale. */
            stale: boolean;

            /**
             * Encodes the specified DescribeLockRequest message. Does not implicitly {@link balsa.v1.DescribeLockRequest.verify|verify} messages.
             * @param message DescribeLockRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeLockRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeLockRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeLockRequest & balsa.v1.DescribeLockRequest.$Shape} DescribeLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeLockRequest & balsa.v1.DescribeLockRequest.$Shape;
        }

        namespace DescribeLockRequest {

            /** Properties of a DescribeLockRequest. */
            interface $Properties {

                /** The lock's path. */
                path?: string;

                /** See GetKeyRequest.stale. */
                stale?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeLockRequest. */
            type $Shape = balsa.v1.DescribeLockRequest.$Properties;
        }

        /**
         * Properties of a DescribeLockResponse.
         * @deprecated Use balsa.v1.DescribeLockResponse.$Properties instead.
         */
        interface IDescribeLockResponse extends balsa.v1.DescribeLockResponse.$Properties {
        }

        /** Represents a DescribeLockResponse. */
        class DescribeLockResponse {

            /**
             * Constructs a new DescribeLockResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.DescribeLockResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** Who holds it; absent: nobody. */
            holder: (balsa.v1.LockHolder|null);

            /** How many leases wait for it. */
            waiting: number;

            /**
             * Encodes the specified DescribeLockResponse message. Does not implicitly {@link balsa.v1.DescribeLockResponse.verify|verify} messages.
             * @param message DescribeLockResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.DescribeLockResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeLockResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeLockResponse & balsa.v1.DescribeLockResponse.$Shape} DescribeLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.DescribeLockResponse & balsa.v1.DescribeLockResponse.$Shape;
        }

        namespace DescribeLockResponse {

            /** Properties of a DescribeLockResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** Who holds it; absent: nobody. */
                holder?: (balsa.v1.LockHolder.$Properties|null);

                /** How many leases wait for it. */
                waiting?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeLockResponse. */
            type $Shape = balsa.v1.DescribeLockResponse.$Properties;
        }

        /**
         * Properties of a LockHolder.
         * @deprecated Use balsa.v1.LockHolder.$Properties instead.
         */
        interface ILockHolder extends balsa.v1.LockHolder.$Properties {
        }

        /** Represents a LockHolder. */
        class LockHolder {

            /**
             * Constructs a new LockHolder.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.LockHolder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The holder's lease. */
            leaseId: number;

            /** Its fencing token. */
            token: number;

            /**
             * Encodes the specified LockHolder message. Does not implicitly {@link balsa.v1.LockHolder.verify|verify} messages.
             * @param message LockHolder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.LockHolder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LockHolder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.LockHolder & balsa.v1.LockHolder.$Shape} LockHolder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.LockHolder & balsa.v1.LockHolder.$Shape;
        }

        namespace LockHolder {

            /** Properties of a LockHolder. */
            interface $Properties {

                /** The holder's lease. */
                leaseId?: number;

                /** Its fencing token. */
                token?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LockHolder. */
            type $Shape = balsa.v1.LockHolder.$Properties;
        }

        /**
         * Properties of a MovePartitionRequest.
         * @deprecated Use balsa.v1.MovePartitionRequest.$Properties instead.
         */
        interface IMovePartitionRequest extends balsa.v1.MovePartitionRequest.$Properties {
        }

        /** Represents a MovePartitionRequest. */
        class MovePartitionRequest {

            /**
             * Constructs a new MovePartitionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.MovePartitionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** The nodes that are to hold it, each once, the preferred leader first. */
            replicas: number[];

            /**
             * Encodes the specified MovePartitionRequest message. Does not implicitly {@link balsa.v1.MovePartitionRequest.verify|verify} messages.
             * @param message MovePartitionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.MovePartitionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MovePartitionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.MovePartitionRequest & balsa.v1.MovePartitionRequest.$Shape} MovePartitionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.MovePartitionRequest & balsa.v1.MovePartitionRequest.$Shape;
        }

        namespace MovePartitionRequest {

            /** Properties of a MovePartitionRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** The nodes that are to hold it, each once, the preferred leader first. */
                replicas?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MovePartitionRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              replicas?: number[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a MovePartitionResponse.
         * @deprecated Use balsa.v1.MovePartitionResponse.$Properties instead.
         */
        interface IMovePartitionResponse extends balsa.v1.MovePartitionResponse.$Properties {
        }

        /** Represents a MovePartitionResponse. */
        class MovePartitionResponse {

            /**
             * Constructs a new MovePartitionResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.MovePartitionResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The partition as it is now. */
            partition: (balsa.v1.Partition|null);

            /**
             * Encodes the specified MovePartitionResponse message. Does not implicitly {@link balsa.v1.MovePartitionResponse.verify|verify} messages.
             * @param message MovePartitionResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.MovePartitionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MovePartitionResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.MovePartitionResponse & balsa.v1.MovePartitionResponse.$Shape} MovePartitionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.MovePartitionResponse & balsa.v1.MovePartitionResponse.$Shape;
        }

        namespace MovePartitionResponse {

            /** Properties of a MovePartitionResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The partition as it is now. */
                partition?: (balsa.v1.Partition.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MovePartitionResponse. */
            type $Shape = balsa.v1.MovePartitionResponse.$Properties;
        }

        /**
         * Properties of a CancelMoveRequest.
         * @deprecated Use balsa.v1.CancelMoveRequest.$Properties instead.
         */
        interface ICancelMoveRequest extends balsa.v1.CancelMoveRequest.$Properties {
        }

        /** Represents a CancelMoveRequest. */
        class CancelMoveRequest {

            /**
             * Constructs a new CancelMoveRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CancelMoveRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /**
             * Encodes the specified CancelMoveRequest message. Does not implicitly {@link balsa.v1.CancelMoveRequest.verify|verify} messages.
             * @param message CancelMoveRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CancelMoveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelMoveRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CancelMoveRequest & balsa.v1.CancelMoveRequest.$Shape} CancelMoveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CancelMoveRequest & balsa.v1.CancelMoveRequest.$Shape;
        }

        namespace CancelMoveRequest {

            /** Properties of a CancelMoveRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelMoveRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a CancelMoveResponse.
         * @deprecated Use balsa.v1.CancelMoveResponse.$Properties instead.
         */
        interface ICancelMoveResponse extends balsa.v1.CancelMoveResponse.$Properties {
        }

        /** Represents a CancelMoveResponse. */
        class CancelMoveResponse {

            /**
             * Constructs a new CancelMoveResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.CancelMoveResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The partition as it is now. */
            partition: (balsa.v1.Partition|null);

            /**
             * Encodes the specified CancelMoveResponse message. Does not implicitly {@link balsa.v1.CancelMoveResponse.verify|verify} messages.
             * @param message CancelMoveResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.CancelMoveResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CancelMoveResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.CancelMoveResponse & balsa.v1.CancelMoveResponse.$Shape} CancelMoveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.CancelMoveResponse & balsa.v1.CancelMoveResponse.$Shape;
        }

        namespace CancelMoveResponse {

            /** Properties of a CancelMoveResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The partition as it is now. */
                partition?: (balsa.v1.Partition.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CancelMoveResponse. */
            type $Shape = balsa.v1.CancelMoveResponse.$Properties;
        }

        /**
         * Properties of an ElectLeaderRequest.
         * @deprecated Use balsa.v1.ElectLeaderRequest.$Properties instead.
         */
        interface IElectLeaderRequest extends balsa.v1.ElectLeaderRequest.$Properties {
        }

        /** Represents an ElectLeaderRequest. */
        class ElectLeaderRequest {

            /**
             * Constructs a new ElectLeaderRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ElectLeaderRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** The node that is to lead; absent: the preferred one, that is the first of the replicas. */
            nodeId: (number|null);

            /**
             * Encodes the specified ElectLeaderRequest message. Does not implicitly {@link balsa.v1.ElectLeaderRequest.verify|verify} messages.
             * @param message ElectLeaderRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ElectLeaderRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ElectLeaderRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ElectLeaderRequest & balsa.v1.ElectLeaderRequest.$Shape} ElectLeaderRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ElectLeaderRequest & balsa.v1.ElectLeaderRequest.$Shape;
        }

        namespace ElectLeaderRequest {

            /** Properties of an ElectLeaderRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** The node that is to lead; absent: the preferred one, that is the first of the replicas. */
                nodeId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ElectLeaderRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              nodeId?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an ElectLeaderResponse.
         * @deprecated Use balsa.v1.ElectLeaderResponse.$Properties instead.
         */
        interface IElectLeaderResponse extends balsa.v1.ElectLeaderResponse.$Properties {
        }

        /** Represents an ElectLeaderResponse. */
        class ElectLeaderResponse {

            /**
             * Constructs a new ElectLeaderResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ElectLeaderResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The partition as it is now. */
            partition: (balsa.v1.Partition|null);

            /**
             * Encodes the specified ElectLeaderResponse message. Does not implicitly {@link balsa.v1.ElectLeaderResponse.verify|verify} messages.
             * @param message ElectLeaderResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ElectLeaderResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ElectLeaderResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ElectLeaderResponse & balsa.v1.ElectLeaderResponse.$Shape} ElectLeaderResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ElectLeaderResponse & balsa.v1.ElectLeaderResponse.$Shape;
        }

        namespace ElectLeaderResponse {

            /** Properties of an ElectLeaderResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The partition as it is now. */
                partition?: (balsa.v1.Partition.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ElectLeaderResponse. */
            type $Shape = balsa.v1.ElectLeaderResponse.$Properties;
        }

        /**
         * Properties of a PartitionReplicasRequest.
         * @deprecated Use balsa.v1.PartitionReplicasRequest.$Properties instead.
         */
        interface IPartitionReplicasRequest extends balsa.v1.PartitionReplicasRequest.$Properties {
        }

        /** Represents a PartitionReplicasRequest. */
        class PartitionReplicasRequest {

            /**
             * Constructs a new PartitionReplicasRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PartitionReplicasRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /**
             * Encodes the specified PartitionReplicasRequest message. Does not implicitly {@link balsa.v1.PartitionReplicasRequest.verify|verify} messages.
             * @param message PartitionReplicasRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PartitionReplicasRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionReplicasRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReplicasRequest & balsa.v1.PartitionReplicasRequest.$Shape} PartitionReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PartitionReplicasRequest & balsa.v1.PartitionReplicasRequest.$Shape;
        }

        namespace PartitionReplicasRequest {

            /** Properties of a PartitionReplicasRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionReplicasRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a PartitionReplicasResponse.
         * @deprecated Use balsa.v1.PartitionReplicasResponse.$Properties instead.
         */
        interface IPartitionReplicasResponse extends balsa.v1.PartitionReplicasResponse.$Properties {
        }

        /** Represents a PartitionReplicasResponse. */
        class PartitionReplicasResponse {

            /**
             * Constructs a new PartitionReplicasResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PartitionReplicasResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The partition. */
            partition: (balsa.v1.Partition|null);

            /** One for each replica, in the order of the replicas. */
            replicas: balsa.v1.Replica[];

            /** The node that answers. */
            nodeId: number;

            /** What that node holds of the partition on its own disk; absent where it holds nothing. */
            local: (balsa.v1.ReplicaLog|null);

            /**
             * Encodes the specified PartitionReplicasResponse message. Does not implicitly {@link balsa.v1.PartitionReplicasResponse.verify|verify} messages.
             * @param message PartitionReplicasResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PartitionReplicasResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PartitionReplicasResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReplicasResponse & balsa.v1.PartitionReplicasResponse.$Shape} PartitionReplicasResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PartitionReplicasResponse & balsa.v1.PartitionReplicasResponse.$Shape;
        }

        namespace PartitionReplicasResponse {

            /** Properties of a PartitionReplicasResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The partition. */
                partition?: (balsa.v1.Partition.$Properties|null);

                /** One for each replica, in the order of the replicas. */
                replicas?: balsa.v1.Replica.$Properties[];

                /** The node that answers. */
                nodeId?: number;

                /** What that node holds of the partition on its own disk; absent where it holds nothing. */
                local?: (balsa.v1.ReplicaLog.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PartitionReplicasResponse. */
            type $Shape = balsa.v1.PartitionReplicasResponse.$Properties;
        }

        /** ReplicaStanding enum. */
        enum ReplicaStanding {

            /** Never sent. */
            REPLICA_STANDING_UNSPECIFIED = 0,

            /** In sync: it holds everything that was committed. */
            REPLICA_STANDING_IN_SYNC = 1,

            /** It left the in-sync set while that was too small: it holds everything that was committed. */
            REPLICA_STANDING_ELIGIBLE = 2,

            /** As one of the two before, but a recovery cut bytes of its log that did not check. */
            REPLICA_STANDING_SUSPECT = 3,

            /** A power cut may have taken the end of its log. */
            REPLICA_STANDING_LAST_KNOWN = 4,

            /** It may lack committed records. */
            REPLICA_STANDING_BEHIND = 5
        }

        /**
         * Properties of a Replica.
         * @deprecated Use balsa.v1.Replica.$Properties instead.
         */
        interface IReplica extends balsa.v1.Replica.$Properties {
        }

        /** Represents a Replica. */
        class Replica {

            /**
             * Constructs a new Replica.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Replica.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The node that holds it. */
            nodeId: number;

            /** Whether that node takes part. */
            live: boolean;

            /** What may be expected of its log. */
            standing: balsa.v1.ReplicaStanding;

            /** Where its log ended when its node registered; known only of a suspect or last known one. */
            reported: (balsa.v1.ReplicaLog|null);

            /**
             * Encodes the specified Replica message. Does not implicitly {@link balsa.v1.Replica.verify|verify} messages.
             * @param message Replica message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Replica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Replica message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Replica & balsa.v1.Replica.$Shape} Replica
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Replica & balsa.v1.Replica.$Shape;
        }

        namespace Replica {

            /** Properties of a Replica. */
            interface $Properties {

                /** The node that holds it. */
                nodeId?: number;

                /** Whether that node takes part. */
                live?: boolean;

                /** What may be expected of its log. */
                standing?: balsa.v1.ReplicaStanding;

                /** Where its log ended when its node registered; known only of a suspect or last known one. */
                reported?: (balsa.v1.ReplicaLog.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Replica. */
            type $Shape = balsa.v1.Replica.$Properties;
        }

        /**
         * Properties of a ReplicaLog.
         * @deprecated Use balsa.v1.ReplicaLog.$Properties instead.
         */
        interface IReplicaLog extends balsa.v1.ReplicaLog.$Properties {
        }

        /** Represents a ReplicaLog. */
        class ReplicaLog {

            /**
             * Constructs a new ReplicaLog.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReplicaLog.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The leader epoch of its last record; -1 for an empty log. */
            lastEpoch: number;

            /** The offset behind its last record. */
            logEnd: number;

            /** The first offset that it holds; absent where that is not known. */
            logStart: (number|null);

            /**
             * Encodes the specified ReplicaLog message. Does not implicitly {@link balsa.v1.ReplicaLog.verify|verify} messages.
             * @param message ReplicaLog message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReplicaLog.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReplicaLog message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReplicaLog & balsa.v1.ReplicaLog.$Shape} ReplicaLog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReplicaLog & balsa.v1.ReplicaLog.$Shape;
        }

        namespace ReplicaLog {

            /** Properties of a ReplicaLog. */
            interface $Properties {

                /** The leader epoch of its last record; -1 for an empty log. */
                lastEpoch?: number;

                /** The offset behind its last record. */
                logEnd?: number;

                /** The first offset that it holds; absent where that is not known. */
                logStart?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReplicaLog. */
            type $Shape = balsa.v1.ReplicaLog.$Properties;
        }

        /**
         * Properties of a RecoverPartitionRequest.
         * @deprecated Use balsa.v1.RecoverPartitionRequest.$Properties instead.
         */
        interface IRecoverPartitionRequest extends balsa.v1.RecoverPartitionRequest.$Properties {
        }

        /** Represents a RecoverPartitionRequest. */
        class RecoverPartitionRequest {

            /**
             * Constructs a new RecoverPartitionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RecoverPartitionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which topic. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** The replica that is to lead. What it does not hold is lost. */
            nodeId: number;

            /** The topic's name once more: that records may be lost is agreed to. */
            acceptLoss: string;

            /**
             * Encodes the specified RecoverPartitionRequest message. Does not implicitly {@link balsa.v1.RecoverPartitionRequest.verify|verify} messages.
             * @param message RecoverPartitionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RecoverPartitionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RecoverPartitionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RecoverPartitionRequest & balsa.v1.RecoverPartitionRequest.$Shape} RecoverPartitionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RecoverPartitionRequest & balsa.v1.RecoverPartitionRequest.$Shape;
        }

        namespace RecoverPartitionRequest {

            /** Properties of a RecoverPartitionRequest. */
            interface $Properties {

                /** Which topic. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** The replica that is to lead. What it does not hold is lost. */
                nodeId?: number;

                /** The topic's name once more: that records may be lost is agreed to. */
                acceptLoss?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RecoverPartitionRequest. */
            type $Shape = {
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              nodeId?: number;
              acceptLoss?: string;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a RecoverPartitionResponse.
         * @deprecated Use balsa.v1.RecoverPartitionResponse.$Properties instead.
         */
        interface IRecoverPartitionResponse extends balsa.v1.RecoverPartitionResponse.$Properties {
        }

        /** Represents a RecoverPartitionResponse. */
        class RecoverPartitionResponse {

            /**
             * Constructs a new RecoverPartitionResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RecoverPartitionResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** The partition as it is now. */
            partition: (balsa.v1.Partition|null);

            /**
             * Encodes the specified RecoverPartitionResponse message. Does not implicitly {@link balsa.v1.RecoverPartitionResponse.verify|verify} messages.
             * @param message RecoverPartitionResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RecoverPartitionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RecoverPartitionResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RecoverPartitionResponse & balsa.v1.RecoverPartitionResponse.$Shape} RecoverPartitionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RecoverPartitionResponse & balsa.v1.RecoverPartitionResponse.$Shape;
        }

        namespace RecoverPartitionResponse {

            /** Properties of a RecoverPartitionResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** The partition as it is now. */
                partition?: (balsa.v1.Partition.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RecoverPartitionResponse. */
            type $Shape = balsa.v1.RecoverPartitionResponse.$Properties;
        }

        /**
         * Properties of a RaftFrame.
         * @deprecated Use balsa.v1.RaftFrame.$Properties instead.
         */
        interface IRaftFrame extends balsa.v1.RaftFrame.$Properties {
        }

        /** Represents a RaftFrame. */
        class RaftFrame {

            /**
             * Constructs a new RaftFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.RaftFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Each one message in Raft's own codec. */
            messages: Uint8Array[];

            /**
             * Encodes the specified RaftFrame message. Does not implicitly {@link balsa.v1.RaftFrame.verify|verify} messages.
             * @param message RaftFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.RaftFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RaftFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.RaftFrame & balsa.v1.RaftFrame.$Shape} RaftFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.RaftFrame & balsa.v1.RaftFrame.$Shape;
        }

        namespace RaftFrame {

            /** Properties of a RaftFrame. */
            interface $Properties {

                /** Each one message in Raft's own codec. */
                messages?: Uint8Array[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RaftFrame. */
            type $Shape = balsa.v1.RaftFrame.$Properties;
        }

        /**
         * Properties of a HeartbeatRequest.
         * @deprecated Use balsa.v1.HeartbeatRequest.$Properties instead.
         */
        interface IHeartbeatRequest extends balsa.v1.HeartbeatRequest.$Properties {
        }

        /** Represents a HeartbeatRequest. */
        class HeartbeatRequest {

            /**
             * Constructs a new HeartbeatRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.HeartbeatRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Goes up by one with each request of a stream. */
            sequence: number;

            /** Of the registration that is in force as far as the broker knows. */
            brokerEpoch: number;

            /** Random for each start of the broker's process. */
            incarnation: string;

            /**
             * Encodes the specified HeartbeatRequest message. Does not implicitly {@link balsa.v1.HeartbeatRequest.verify|verify} messages.
             * @param message HeartbeatRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.HeartbeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeartbeatRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.HeartbeatRequest & balsa.v1.HeartbeatRequest.$Shape} HeartbeatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.HeartbeatRequest & balsa.v1.HeartbeatRequest.$Shape;
        }

        namespace HeartbeatRequest {

            /** Properties of a HeartbeatRequest. */
            interface $Properties {

                /** Goes up by one with each request of a stream. */
                sequence?: number;

                /** Of the registration that is in force as far as the broker knows. */
                brokerEpoch?: number;

                /** Random for each start of the broker's process. */
                incarnation?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeartbeatRequest. */
            type $Shape = balsa.v1.HeartbeatRequest.$Properties;
        }

        /**
         * Properties of a HeartbeatResponse.
         * @deprecated Use balsa.v1.HeartbeatResponse.$Properties instead.
         */
        interface IHeartbeatResponse extends balsa.v1.HeartbeatResponse.$Properties {
        }

        /** Represents a HeartbeatResponse. */
        class HeartbeatResponse {

            /**
             * Constructs a new HeartbeatResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.HeartbeatResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Of the request that this answers. */
            sequence: number;

            /** The registration is not in force any more: the broker has to register again. */
            registerAgain: boolean;

            /** The node was removed from the cluster, for good. */
            removed: boolean;

            /**
             * Encodes the specified HeartbeatResponse message. Does not implicitly {@link balsa.v1.HeartbeatResponse.verify|verify} messages.
             * @param message HeartbeatResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.HeartbeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeartbeatResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.HeartbeatResponse & balsa.v1.HeartbeatResponse.$Shape} HeartbeatResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.HeartbeatResponse & balsa.v1.HeartbeatResponse.$Shape;
        }

        namespace HeartbeatResponse {

            /** Properties of a HeartbeatResponse. */
            interface $Properties {

                /** Of the request that this answers. */
                sequence?: number;

                /** The registration is not in force any more: the broker has to register again. */
                registerAgain?: boolean;

                /** The node was removed from the cluster, for good. */
                removed?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeartbeatResponse. */
            type $Shape = balsa.v1.HeartbeatResponse.$Properties;
        }

        /**
         * Properties of a ProposeRequest.
         * @deprecated Use balsa.v1.ProposeRequest.$Properties instead.
         */
        interface IProposeRequest extends balsa.v1.ProposeRequest.$Properties {
        }

        /** Represents a ProposeRequest. */
        class ProposeRequest {

            /**
             * Constructs a new ProposeRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProposeRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** In the order of their numbers. */
            proposals: balsa.v1.Proposal[];

            /**
             * Encodes the specified ProposeRequest message. Does not implicitly {@link balsa.v1.ProposeRequest.verify|verify} messages.
             * @param message ProposeRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProposeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposeRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProposeRequest & balsa.v1.ProposeRequest.$Shape} ProposeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProposeRequest & balsa.v1.ProposeRequest.$Shape;
        }

        namespace ProposeRequest {

            /** Properties of a ProposeRequest. */
            interface $Properties {

                /** In the order of their numbers. */
                proposals?: balsa.v1.Proposal.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProposeRequest. */
            type $Shape = balsa.v1.ProposeRequest.$Properties;
        }

        /**
         * Properties of a Proposal.
         * @deprecated Use balsa.v1.Proposal.$Properties instead.
         */
        interface IProposal extends balsa.v1.Proposal.$Properties {
        }

        /** Represents a Proposal. */
        class Proposal {

            /**
             * Constructs a new Proposal.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Proposal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The proposal as the metadata encode it. */
            payload: Uint8Array;

            /** The version of the record in it. */
            version: number;

            /**
             * Encodes the specified Proposal message. Does not implicitly {@link balsa.v1.Proposal.verify|verify} messages.
             * @param message Proposal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Proposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Proposal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Proposal & balsa.v1.Proposal.$Shape} Proposal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Proposal & balsa.v1.Proposal.$Shape;
        }

        namespace Proposal {

            /** Properties of a Proposal. */
            interface $Properties {

                /** The proposal as the metadata encode it. */
                payload?: Uint8Array;

                /** The version of the record in it. */
                version?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Proposal. */
            type $Shape = balsa.v1.Proposal.$Properties;
        }

        /**
         * Properties of a ProposeResponse.
         * @deprecated Use balsa.v1.ProposeResponse.$Properties instead.
         */
        interface IProposeResponse extends balsa.v1.ProposeResponse.$Properties {
        }

        /** Represents a ProposeResponse. */
        class ProposeResponse {

            /**
             * Constructs a new ProposeResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProposeResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** One for each proposal, in their order. */
            outcomes: balsa.v1.ProposalOutcome[];

            /**
             * Encodes the specified ProposeResponse message. Does not implicitly {@link balsa.v1.ProposeResponse.verify|verify} messages.
             * @param message ProposeResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProposeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposeResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProposeResponse & balsa.v1.ProposeResponse.$Shape} ProposeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProposeResponse & balsa.v1.ProposeResponse.$Shape;
        }

        namespace ProposeResponse {

            /** Properties of a ProposeResponse. */
            interface $Properties {

                /** One for each proposal, in their order. */
                outcomes?: balsa.v1.ProposalOutcome.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProposeResponse. */
            type $Shape = {
              outcomes?: balsa.v1.ProposalOutcome.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ProposalOutcome.
         * @deprecated Use balsa.v1.ProposalOutcome.$Properties instead.
         */
        interface IProposalOutcome extends balsa.v1.ProposalOutcome.$Properties {
        }

        /** Represents a ProposalOutcome. */
        class ProposalOutcome {

            /**
             * Constructs a new ProposalOutcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProposalOutcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** `apply` has seen it. */
            applied: (balsa.v1.ProposalApplied|null);

            /** Not applied, or not known to be: to be sent again, perhaps to another leader. For people. */
            unanswered: (string|null);

            /** What came of it. */
            outcome?: ("applied"|"unanswered");

            /**
             * Encodes the specified ProposalOutcome message. Does not implicitly {@link balsa.v1.ProposalOutcome.verify|verify} messages.
             * @param message ProposalOutcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProposalOutcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposalOutcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProposalOutcome & balsa.v1.ProposalOutcome.$Shape} ProposalOutcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProposalOutcome & balsa.v1.ProposalOutcome.$Shape;
        }

        namespace ProposalOutcome {

            /** Properties of a ProposalOutcome. */
            interface $Properties {

                /** `apply` has seen it. */
                applied?: (balsa.v1.ProposalApplied.$Properties|null);

                /** Not applied, or not known to be: to be sent again, perhaps to another leader. For people. */
                unanswered?: (string|null);

                /** What came of it. */
                outcome?: ("applied"|"unanswered");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ProposalOutcome. */
            type $Shape = {
              applied?: balsa.v1.ProposalApplied.$Shape|null;
              unanswered?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ outcome?: undefined; applied?: null; unanswered?: null }|{ outcome?: "applied"; applied: balsa.v1.ProposalApplied.$Shape; unanswered?: null }|{ outcome?: "unanswered"; applied?: null; unanswered: string })
            );
        }

        /**
         * Properties of a ProposalApplied.
         * @deprecated Use balsa.v1.ProposalApplied.$Properties instead.
         */
        interface IProposalApplied extends balsa.v1.ProposalApplied.$Properties {
        }

        /** Represents a ProposalApplied. */
        class ProposalApplied {

            /**
             * Constructs a new ProposalApplied.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProposalApplied.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Where it was applied. */
            index: number;

            /** What `apply` returned, in the metadata's own codec. */
            answer: Uint8Array;

            /**
             * Encodes the specified ProposalApplied message. Does not implicitly {@link balsa.v1.ProposalApplied.verify|verify} messages.
             * @param message ProposalApplied message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProposalApplied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposalApplied message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProposalApplied & balsa.v1.ProposalApplied.$Shape} ProposalApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProposalApplied & balsa.v1.ProposalApplied.$Shape;
        }

        namespace ProposalApplied {

            /** Properties of a ProposalApplied. */
            interface $Properties {

                /** Where it was applied. */
                index?: number;

                /** What `apply` returned, in the metadata's own codec. */
                answer?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProposalApplied. */
            type $Shape = balsa.v1.ProposalApplied.$Properties;
        }

        /**
         * Properties of a ReadIndexRequest.
         * @deprecated Use balsa.v1.ReadIndexRequest.$Properties instead.
         */
        interface IReadIndexRequest extends balsa.v1.ReadIndexRequest.$Properties {
        }

        /** Represents a ReadIndexRequest. */
        class ReadIndexRequest {

            /**
             * Constructs a new ReadIndexRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReadIndexRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified ReadIndexRequest message. Does not implicitly {@link balsa.v1.ReadIndexRequest.verify|verify} messages.
             * @param message ReadIndexRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReadIndexRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadIndexRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReadIndexRequest & balsa.v1.ReadIndexRequest.$Shape} ReadIndexRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReadIndexRequest & balsa.v1.ReadIndexRequest.$Shape;
        }

        namespace ReadIndexRequest {

            /** Properties of a ReadIndexRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadIndexRequest. */
            type $Shape = balsa.v1.ReadIndexRequest.$Properties;
        }

        /**
         * Properties of a ReadIndexResponse.
         * @deprecated Use balsa.v1.ReadIndexResponse.$Properties instead.
         */
        interface IReadIndexResponse extends balsa.v1.ReadIndexResponse.$Properties {
        }

        /** Represents a ReadIndexResponse. */
        class ReadIndexResponse {

            /**
             * Constructs a new ReadIndexResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ReadIndexResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The index. */
            index: (number|null);

            /** Why there is none now. For people. */
            unanswered: (string|null);

            /** What came of it. */
            outcome?: ("index"|"unanswered");

            /**
             * Encodes the specified ReadIndexResponse message. Does not implicitly {@link balsa.v1.ReadIndexResponse.verify|verify} messages.
             * @param message ReadIndexResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ReadIndexResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadIndexResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ReadIndexResponse & balsa.v1.ReadIndexResponse.$Shape} ReadIndexResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ReadIndexResponse & balsa.v1.ReadIndexResponse.$Shape;
        }

        namespace ReadIndexResponse {

            /** Properties of a ReadIndexResponse. */
            interface $Properties {

                /** The index. */
                index?: (number|null);

                /** Why there is none now. For people. */
                unanswered?: (string|null);

                /** What came of it. */
                outcome?: ("index"|"unanswered");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ReadIndexResponse. */
            type $Shape = {
              index?: number|null;
              unanswered?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ outcome?: undefined; index?: null; unanswered?: null }|{ outcome?: "index"; index: number; unanswered?: null }|{ outcome?: "unanswered"; index?: null; unanswered: string })
            );
        }

        /**
         * Properties of a MeetRequest.
         * @deprecated Use balsa.v1.MeetRequest.$Properties instead.
         */
        interface IMeetRequest extends balsa.v1.MeetRequest.$Properties {
        }

        /** Represents a MeetRequest. */
        class MeetRequest {

            /**
             * Constructs a new MeetRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.MeetRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The list of the asking node, as it was given it; empty where it was given none. */
            addresses: string[];

            /**
             * Encodes the specified MeetRequest message. Does not implicitly {@link balsa.v1.MeetRequest.verify|verify} messages.
             * @param message MeetRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.MeetRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MeetRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.MeetRequest & balsa.v1.MeetRequest.$Shape} MeetRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.MeetRequest & balsa.v1.MeetRequest.$Shape;
        }

        namespace MeetRequest {

            /** Properties of a MeetRequest. */
            interface $Properties {

                /** The list of the asking node, as it was given it; empty where it was given none. */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MeetRequest. */
            type $Shape = balsa.v1.MeetRequest.$Properties;
        }

        /**
         * Properties of a MeetResponse.
         * @deprecated Use balsa.v1.MeetResponse.$Properties instead.
         */
        interface IMeetResponse extends balsa.v1.MeetResponse.$Properties {
        }

        /** Represents a MeetResponse. */
        class MeetResponse {

            /**
             * Constructs a new MeetResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.MeetResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The version of these services: a node that speaks another one is not joined. */
            protocol: number;

            /** The version of Balsa that answers. */
            version: string;

            /** Of the node that answers; whoever meets its own id has met itself. */
            directoryId: string;

            /** Made together with its Raft log. */
            raftId: string;

            /** Empty where the node is of no cluster yet. */
            clusterId: string;

            /** The list that the answering node was started with. */
            addresses: string[];

            /**
             * Encodes the specified MeetResponse message. Does not implicitly {@link balsa.v1.MeetResponse.verify|verify} messages.
             * @param message MeetResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.MeetResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MeetResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.MeetResponse & balsa.v1.MeetResponse.$Shape} MeetResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.MeetResponse & balsa.v1.MeetResponse.$Shape;
        }

        namespace MeetResponse {

            /** Properties of a MeetResponse. */
            interface $Properties {

                /** The version of these services: a node that speaks another one is not joined. */
                protocol?: number;

                /** The version of Balsa that answers. */
                version?: string;

                /** Of the node that answers; whoever meets its own id has met itself. */
                directoryId?: string;

                /** Made together with its Raft log. */
                raftId?: string;

                /** Empty where the node is of no cluster yet. */
                clusterId?: string;

                /** The list that the answering node was started with. */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MeetResponse. */
            type $Shape = balsa.v1.MeetResponse.$Properties;
        }

        /**
         * Properties of a Founding.
         * @deprecated Use balsa.v1.Founding.$Properties instead.
         */
        interface IFounding extends balsa.v1.Founding.$Properties {
        }

        /** A cluster that is to be. */
        class Founding {

            /**
             * Constructs a new Founding.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Founding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** 22 characters of base64url. */
            clusterId: string;

            /** What the nodes of the cluster prove to each other. */
            secret: string;

            /** All of them: the voters, with their ids. */
            founders: balsa.v1.Founder[];

            /**
             * Encodes the specified Founding message. Does not implicitly {@link balsa.v1.Founding.verify|verify} messages.
             * @param message Founding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Founding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Founding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Founding & balsa.v1.Founding.$Shape} Founding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Founding & balsa.v1.Founding.$Shape;
        }

        namespace Founding {

            /** Properties of a Founding. */
            interface $Properties {

                /** 22 characters of base64url. */
                clusterId?: string;

                /** What the nodes of the cluster prove to each other. */
                secret?: string;

                /** All of them: the voters, with their ids. */
                founders?: balsa.v1.Founder.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Founding. */
            type $Shape = balsa.v1.Founding.$Properties;
        }

        /**
         * Properties of a Founder.
         * @deprecated Use balsa.v1.Founder.$Properties instead.
         */
        interface IFounder extends balsa.v1.Founder.$Properties {
        }

        /** Represents a Founder. */
        class Founder {

            /**
             * Constructs a new Founder.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.Founder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Its place in the list, from 1. */
            nodeId: number;

            /** Made together with its Raft log. */
            raftId: string;

            /** Made together with its data directory. */
            directoryId: string;

            /** `host:port` of the native door. */
            address: string;

            /**
             * Encodes the specified Founder message. Does not implicitly {@link balsa.v1.Founder.verify|verify} messages.
             * @param message Founder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.Founder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Founder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.Founder & balsa.v1.Founder.$Shape} Founder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.Founder & balsa.v1.Founder.$Shape;
        }

        namespace Founder {

            /** Properties of a Founder. */
            interface $Properties {

                /** Its place in the list, from 1. */
                nodeId?: number;

                /** Made together with its Raft log. */
                raftId?: string;

                /** Made together with its data directory. */
                directoryId?: string;

                /** `host:port` of the native door. */
                address?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Founder. */
            type $Shape = balsa.v1.Founder.$Properties;
        }

        /**
         * Properties of a PromiseRequest.
         * @deprecated Use balsa.v1.PromiseRequest.$Properties instead.
         */
        interface IPromiseRequest extends balsa.v1.PromiseRequest.$Properties {
        }

        /** Represents a PromiseRequest. */
        class PromiseRequest {

            /**
             * Constructs a new PromiseRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PromiseRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** What is to be promised. */
            founding: balsa.v1.Founding;

            /** True once all have promised: the cluster is founded, and the promise is kept for ever. */
            isFounded: boolean;

            /** The list that the proposer was started with: it must be that of the node that promises. */
            addresses: string[];

            /**
             * Encodes the specified PromiseRequest message. Does not implicitly {@link balsa.v1.PromiseRequest.verify|verify} messages.
             * @param message PromiseRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PromiseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PromiseRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PromiseRequest & balsa.v1.PromiseRequest.$Shape} PromiseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PromiseRequest & balsa.v1.PromiseRequest.$Shape;
        }

        namespace PromiseRequest {

            /** Properties of a PromiseRequest. */
            interface $Properties {

                /** What is to be promised. */
                founding?: balsa.v1.Founding.$Properties;

                /** True once all have promised: the cluster is founded, and the promise is kept for ever. */
                isFounded?: boolean;

                /** The list that the proposer was started with: it must be that of the node that promises. */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PromiseRequest. */
            type $Shape = balsa.v1.PromiseRequest.$Properties;
        }

        /**
         * Properties of a PromiseResponse.
         * @deprecated Use balsa.v1.PromiseResponse.$Properties instead.
         */
        interface IPromiseResponse extends balsa.v1.PromiseResponse.$Properties {
        }

        /** Represents a PromiseResponse. */
        class PromiseResponse {

            /**
             * Constructs a new PromiseResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.PromiseResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The cluster that the node is already of, where that is not the one proposed. */
            clusterId: string;

            /** Why it does not promise; empty where it does. For people. */
            refusal: string;

            /**
             * Encodes the specified PromiseResponse message. Does not implicitly {@link balsa.v1.PromiseResponse.verify|verify} messages.
             * @param message PromiseResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.PromiseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PromiseResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.PromiseResponse & balsa.v1.PromiseResponse.$Shape} PromiseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.PromiseResponse & balsa.v1.PromiseResponse.$Shape;
        }

        namespace PromiseResponse {

            /** Properties of a PromiseResponse. */
            interface $Properties {

                /** The cluster that the node is already of, where that is not the one proposed. */
                clusterId?: string;

                /** Why it does not promise; empty where it does. For people. */
                refusal?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PromiseResponse. */
            type $Shape = balsa.v1.PromiseResponse.$Properties;
        }

        /**
         * Properties of a JoinRequest.
         * @deprecated Use balsa.v1.JoinRequest.$Properties instead.
         */
        interface IJoinRequest extends balsa.v1.JoinRequest.$Properties {
        }

        /** Represents a JoinRequest. */
        class JoinRequest {

            /**
             * Constructs a new JoinRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.JoinRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The version of these services that the node speaks. */
            protocol: number;

            /** The version of Balsa that asks. */
            version: string;

            /** Empty for a node that was given a list instead of a token. */
            clusterId: string;

            /** HMAC-SHA256 over `join <cluster_id> <raft_id> <directory_id>` under the secret of the token. */
            proof: Uint8Array;

            /** Made together with its Raft log. */
            raftId: string;

            /** Made together with its data directory. */
            directoryId: string;

            /** Milliseconds since 1970, as the joining node believes. */
            clockMs: number;

            /** `host:port` of its native door. */
            address: string;

            /** The list that it was started with, where it was given no token. */
            addresses: string[];

            /**
             * Encodes the specified JoinRequest message. Does not implicitly {@link balsa.v1.JoinRequest.verify|verify} messages.
             * @param message JoinRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.JoinRequest & balsa.v1.JoinRequest.$Shape} JoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.JoinRequest & balsa.v1.JoinRequest.$Shape;
        }

        namespace JoinRequest {

            /** Properties of a JoinRequest. */
            interface $Properties {

                /** The version of these services that the node speaks. */
                protocol?: number;

                /** The version of Balsa that asks. */
                version?: string;

                /** Empty for a node that was given a list instead of a token. */
                clusterId?: string;

                /** HMAC-SHA256 over `join <cluster_id> <raft_id> <directory_id>` under the secret of the token. */
                proof?: Uint8Array;

                /** Made together with its Raft log. */
                raftId?: string;

                /** Made together with its data directory. */
                directoryId?: string;

                /** Milliseconds since 1970, as the joining node believes. */
                clockMs?: number;

                /** `host:port` of its native door. */
                address?: string;

                /** The list that it was started with, where it was given no token. */
                addresses?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinRequest. */
            type $Shape = balsa.v1.JoinRequest.$Properties;
        }

        /**
         * Properties of a JoinResponse.
         * @deprecated Use balsa.v1.JoinResponse.$Properties instead.
         */
        interface IJoinResponse extends balsa.v1.JoinResponse.$Properties {
        }

        /** Represents a JoinResponse. */
        class JoinResponse {

            /**
             * Constructs a new JoinResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.JoinResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The id that the cluster has given the node: the same one when it asks again. */
            nodeId: number;

            /** The cluster that the node is of from now on. */
            clusterId: string;

            /** Only for a node that came without a token. */
            secret: string;

            /** Members that it may turn to. */
            members: balsa.v1.Founder[];

            /**
             * Encodes the specified JoinResponse message. Does not implicitly {@link balsa.v1.JoinResponse.verify|verify} messages.
             * @param message JoinResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.JoinResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.JoinResponse & balsa.v1.JoinResponse.$Shape} JoinResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.JoinResponse & balsa.v1.JoinResponse.$Shape;
        }

        namespace JoinResponse {

            /** Properties of a JoinResponse. */
            interface $Properties {

                /** The id that the cluster has given the node: the same one when it asks again. */
                nodeId?: number;

                /** The cluster that the node is of from now on. */
                clusterId?: string;

                /** Only for a node that came without a token. */
                secret?: string;

                /** Members that it may turn to. */
                members?: balsa.v1.Founder.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinResponse. */
            type $Shape = balsa.v1.JoinResponse.$Properties;
        }

        /** Acks enum. */
        enum Acks {

            /** Refused. */
            ACKS_UNSPECIFIED = 0,

            /** Answered only if it is refused. */
            ACKS_NONE = 1,

            /** Answered when the leader holds the records by the topic's durability. */
            ACKS_LEADER = 2,

            /** Answered when every in-sync replica does. */
            ACKS_ALL = 3
        }

        /**
         * Properties of a ProduceRequest.
         * @deprecated Use balsa.v1.ProduceRequest.$Properties instead.
         */
        interface IProduceRequest extends balsa.v1.ProduceRequest.$Properties {
        }

        /** Represents a ProduceRequest. */
        class ProduceRequest {

            /**
             * Constructs a new ProduceRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProduceRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Chosen by the client and given back in the answer. One that is still unanswered may not be used
             * again.
             */
            correlation: number;

            /** Which topic. An id fails once that topic is deleted; a name finds the topic of that name now. */
            topic: (balsa.v1.TopicReference|null);

            /** The partition's id. */
            partition: number;

            /** The leader epoch that the client believes in: another one is refused. Absent: whichever leads. */
            leaderEpoch: (number|null);

            /** What the answer waits for. */
            acks: balsa.v1.Acks;

            /**
             * One or more whole record batches (Kafka's RecordBatch, magic 2) back to back. The node writes
             * base offset and leader epoch into each, both outside its CRC, and changes nothing else.
             */
            batches: Uint8Array;

            /**
             * With ACKS_ALL: how long to wait for the replicas, in ms; absent: 30,000. The records stay
             * appended when it passes.
             */
            timeoutMs: (number|null);

            /**
             * Encodes the specified ProduceRequest message. Does not implicitly {@link balsa.v1.ProduceRequest.verify|verify} messages.
             * @param message ProduceRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProduceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProduceRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceRequest & balsa.v1.ProduceRequest.$Shape} ProduceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProduceRequest & balsa.v1.ProduceRequest.$Shape;
        }

        namespace ProduceRequest {

            /** Properties of a ProduceRequest. */
            interface $Properties {

                /**
                 * Chosen by the client and given back in the answer. One that is still unanswered may not be used
                 * again.
                 */
                correlation?: number;

                /** Which topic. An id fails once that topic is deleted; a name finds the topic of that name now. */
                topic?: (balsa.v1.TopicReference.$Properties|null);

                /** The partition's id. */
                partition?: number;

                /** The leader epoch that the client believes in: another one is refused. Absent: whichever leads. */
                leaderEpoch?: (number|null);

                /** What the answer waits for. */
                acks?: balsa.v1.Acks;

                /**
                 * One or more whole record batches (Kafka's RecordBatch, magic 2) back to back. The node writes
                 * base offset and leader epoch into each, both outside its CRC, and changes nothing else.
                 */
                batches?: Uint8Array;

                /**
                 * With ACKS_ALL: how long to wait for the replicas, in ms; absent: 30,000. The records stay
                 * appended when it passes.
                 */
                timeoutMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProduceRequest. */
            type $Shape = {
              correlation?: number;
              topic?: balsa.v1.TopicReference.$Shape|null;
              partition?: number;
              leaderEpoch?: number|null;
              acks?: balsa.v1.Acks;
              batches?: Uint8Array;
              timeoutMs?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ProduceResponse.
         * @deprecated Use balsa.v1.ProduceResponse.$Properties instead.
         */
        interface IProduceResponse extends balsa.v1.ProduceResponse.$Properties {
        }

        /** Represents a ProduceResponse. */
        class ProduceResponse {

            /**
             * Constructs a new ProduceResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProduceResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The request's. */
            correlation: number;

            /** It is stored. */
            acknowledgement: (balsa.v1.ProduceAcknowledgement|null);

            /** It is not, or (`requestTimedOut`, `notEnoughReplicasAfterAppend`) that is not known. */
            error: (balsa.v1.Error|null);

            /** What became of it. */
            result?: ("acknowledgement"|"error");

            /**
             * Encodes the specified ProduceResponse message. Does not implicitly {@link balsa.v1.ProduceResponse.verify|verify} messages.
             * @param message ProduceResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProduceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProduceResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceResponse & balsa.v1.ProduceResponse.$Shape} ProduceResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProduceResponse & balsa.v1.ProduceResponse.$Shape;
        }

        namespace ProduceResponse {

            /** Properties of a ProduceResponse. */
            interface $Properties {

                /** The request's. */
                correlation?: number;

                /** It is stored. */
                acknowledgement?: (balsa.v1.ProduceAcknowledgement.$Properties|null);

                /** It is not, or (`requestTimedOut`, `notEnoughReplicasAfterAppend`) that is not known. */
                error?: (balsa.v1.Error.$Properties|null);

                /** What became of it. */
                result?: ("acknowledgement"|"error");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ProduceResponse. */
            type $Shape = {
              correlation?: number;
              acknowledgement?: balsa.v1.ProduceAcknowledgement.$Shape|null;
              error?: balsa.v1.Error.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ result?: undefined; acknowledgement?: null; error?: null }|{ result?: "acknowledgement"; acknowledgement: balsa.v1.ProduceAcknowledgement.$Shape; error?: null }|{ result?: "error"; acknowledgement?: null; error: balsa.v1.Error.$Shape })
            );
        }

        /**
         * Properties of a ProduceAcknowledgement.
         * @deprecated Use balsa.v1.ProduceAcknowledgement.$Properties instead.
         */
        interface IProduceAcknowledgement extends balsa.v1.ProduceAcknowledgement.$Properties {
        }

        /** Represents a ProduceAcknowledgement. */
        class ProduceAcknowledgement {

            /**
             * Constructs a new ProduceAcknowledgement.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.ProduceAcknowledgement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The offset of the first record. For a batch that had been stored before, its first offset then. */
            baseOffset: number;

            /** The offset of the last record. */
            lastOffset: number;

            /** The time of storing in ms, where the topic stamps it (`message.timestamp.type=LogAppendTime`). */
            logAppendTimeMs: (number|null);

            /** The first offset that can be read. */
            logStart: number;

            /**
             * Encodes the specified ProduceAcknowledgement message. Does not implicitly {@link balsa.v1.ProduceAcknowledgement.verify|verify} messages.
             * @param message ProduceAcknowledgement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.ProduceAcknowledgement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProduceAcknowledgement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceAcknowledgement & balsa.v1.ProduceAcknowledgement.$Shape} ProduceAcknowledgement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.ProduceAcknowledgement & balsa.v1.ProduceAcknowledgement.$Shape;
        }

        namespace ProduceAcknowledgement {

            /** Properties of a ProduceAcknowledgement. */
            interface $Properties {

                /** The offset of the first record. For a batch that had been stored before, its first offset then. */
                baseOffset?: number;

                /** The offset of the last record. */
                lastOffset?: number;

                /** The time of storing in ms, where the topic stamps it (`message.timestamp.type=LogAppendTime`). */
                logAppendTimeMs?: (number|null);

                /** The first offset that can be read. */
                logStart?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProduceAcknowledgement. */
            type $Shape = balsa.v1.ProduceAcknowledgement.$Properties;
        }

        /**
         * Properties of an AllocateProducerIdRequest.
         * @deprecated Use balsa.v1.AllocateProducerIdRequest.$Properties instead.
         */
        interface IAllocateProducerIdRequest extends balsa.v1.AllocateProducerIdRequest.$Properties {
        }

        /** Represents an AllocateProducerIdRequest. */
        class AllocateProducerIdRequest {

            /**
             * Constructs a new AllocateProducerIdRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AllocateProducerIdRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified AllocateProducerIdRequest message. Does not implicitly {@link balsa.v1.AllocateProducerIdRequest.verify|verify} messages.
             * @param message AllocateProducerIdRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AllocateProducerIdRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AllocateProducerIdRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AllocateProducerIdRequest & balsa.v1.AllocateProducerIdRequest.$Shape} AllocateProducerIdRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AllocateProducerIdRequest & balsa.v1.AllocateProducerIdRequest.$Shape;
        }

        namespace AllocateProducerIdRequest {

            /** Properties of an AllocateProducerIdRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AllocateProducerIdRequest. */
            type $Shape = balsa.v1.AllocateProducerIdRequest.$Properties;
        }

        /**
         * Properties of an AllocateProducerIdResponse.
         * @deprecated Use balsa.v1.AllocateProducerIdResponse.$Properties instead.
         */
        interface IAllocateProducerIdResponse extends balsa.v1.AllocateProducerIdResponse.$Properties {
        }

        /** Represents an AllocateProducerIdResponse. */
        class AllocateProducerIdResponse {

            /**
             * Constructs a new AllocateProducerIdResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.AllocateProducerIdResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** The Raft index of the metadata that this answer reflects. */
            metadataIndex: number;

            /** What the producer writes into its batches, so that a batch sent twice is stored once. */
            producerId: number;

            /** The first epoch of the new id: 0. */
            producerEpoch: number;

            /**
             * Encodes the specified AllocateProducerIdResponse message. Does not implicitly {@link balsa.v1.AllocateProducerIdResponse.verify|verify} messages.
             * @param message AllocateProducerIdResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.AllocateProducerIdResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AllocateProducerIdResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.AllocateProducerIdResponse & balsa.v1.AllocateProducerIdResponse.$Shape} AllocateProducerIdResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.AllocateProducerIdResponse & balsa.v1.AllocateProducerIdResponse.$Shape;
        }

        namespace AllocateProducerIdResponse {

            /** Properties of an AllocateProducerIdResponse. */
            interface $Properties {

                /** The Raft index of the metadata that this answer reflects. */
                metadataIndex?: number;

                /** What the producer writes into its batches, so that a batch sent twice is stored once. */
                producerId?: number;

                /** The first epoch of the new id: 0. */
                producerEpoch?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AllocateProducerIdResponse. */
            type $Shape = balsa.v1.AllocateProducerIdResponse.$Properties;
        }

        /** An operation on a file. */
        enum FileOperation {

            /** Never sent. */
            FILE_OPERATION_UNSPECIFIED = 0,

            /** Of bytes. */
            FILE_OPERATION_WRITE = 1,

            /** Of what was written: fdatasync. */
            FILE_OPERATION_SYNC = 2
        }

        /** What becomes of an operation. */
        enum FailpointAction {

            /** Nothing: it is carried out. */
            FAILPOINT_ACTION_OFF = 0,

            /** It finds the disk full. */
            FAILPOINT_ACTION_NO_SPACE = 1,

            /** It fails, as on a broken disk. */
            FAILPOINT_ACTION_IO_ERROR = 2,

            /** It is carried out after a while. */
            FAILPOINT_ACTION_DELAY = 3
        }

        /**
         * Properties of a SetFailpointRequest.
         * @deprecated Use balsa.v1.SetFailpointRequest.$Properties instead.
         */
        interface ISetFailpointRequest extends balsa.v1.SetFailpointRequest.$Properties {
        }

        /** Represents a SetFailpointRequest. */
        class SetFailpointRequest {

            /**
             * Constructs a new SetFailpointRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.SetFailpointRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Which operations it is about. */
            operation: balsa.v1.FileOperation;

            /** On files whose path in the data directory holds this: `/raft/`, `/topics/`, `checkpoint`. */
            pathPart: string;

            /** Takes the place of what was set for the same operation and part. */
            action: balsa.v1.FailpointAction;

            /** How long a delayed operation waits; not less than 0. */
            delayMs: number;

            /**
             * Encodes the specified SetFailpointRequest message. Does not implicitly {@link balsa.v1.SetFailpointRequest.verify|verify} messages.
             * @param message SetFailpointRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.SetFailpointRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetFailpointRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.SetFailpointRequest & balsa.v1.SetFailpointRequest.$Shape} SetFailpointRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.SetFailpointRequest & balsa.v1.SetFailpointRequest.$Shape;
        }

        namespace SetFailpointRequest {

            /** Properties of a SetFailpointRequest. */
            interface $Properties {

                /** Which operations it is about. */
                operation?: balsa.v1.FileOperation;

                /** On files whose path in the data directory holds this: `/raft/`, `/topics/`, `checkpoint`. */
                pathPart?: string;

                /** Takes the place of what was set for the same operation and part. */
                action?: balsa.v1.FailpointAction;

                /** How long a delayed operation waits; not less than 0. */
                delayMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetFailpointRequest. */
            type $Shape = balsa.v1.SetFailpointRequest.$Properties;
        }

        /**
         * Properties of a SetFailpointResponse.
         * @deprecated Use balsa.v1.SetFailpointResponse.$Properties instead.
         */
        interface ISetFailpointResponse extends balsa.v1.SetFailpointResponse.$Properties {
        }

        /** Represents a SetFailpointResponse. */
        class SetFailpointResponse {

            /**
             * Constructs a new SetFailpointResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.SetFailpointResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified SetFailpointResponse message. Does not implicitly {@link balsa.v1.SetFailpointResponse.verify|verify} messages.
             * @param message SetFailpointResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.SetFailpointResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetFailpointResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.SetFailpointResponse & balsa.v1.SetFailpointResponse.$Shape} SetFailpointResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.SetFailpointResponse & balsa.v1.SetFailpointResponse.$Shape;
        }

        namespace SetFailpointResponse {

            /** Properties of a SetFailpointResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetFailpointResponse. */
            type $Shape = balsa.v1.SetFailpointResponse.$Properties;
        }

        /**
         * Properties of a StallRequest.
         * @deprecated Use balsa.v1.StallRequest.$Properties instead.
         */
        interface IStallRequest extends balsa.v1.StallRequest.$Properties {
        }

        /** Represents a StallRequest. */
        class StallRequest {

            /**
             * Constructs a new StallRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.StallRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** At most 60,000. */
            ms: number;

            /**
             * Encodes the specified StallRequest message. Does not implicitly {@link balsa.v1.StallRequest.verify|verify} messages.
             * @param message StallRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.StallRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StallRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.StallRequest & balsa.v1.StallRequest.$Shape} StallRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.StallRequest & balsa.v1.StallRequest.$Shape;
        }

        namespace StallRequest {

            /** Properties of a StallRequest. */
            interface $Properties {

                /** At most 60,000. */
                ms?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StallRequest. */
            type $Shape = balsa.v1.StallRequest.$Properties;
        }

        /**
         * Properties of a StallResponse.
         * @deprecated Use balsa.v1.StallResponse.$Properties instead.
         */
        interface IStallResponse extends balsa.v1.StallResponse.$Properties {
        }

        /** Represents a StallResponse. */
        class StallResponse {

            /**
             * Constructs a new StallResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.StallResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified StallResponse message. Does not implicitly {@link balsa.v1.StallResponse.verify|verify} messages.
             * @param message StallResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.StallResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StallResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.StallResponse & balsa.v1.StallResponse.$Shape} StallResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.StallResponse & balsa.v1.StallResponse.$Shape;
        }

        namespace StallResponse {

            /** Properties of a StallResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StallResponse. */
            type $Shape = balsa.v1.StallResponse.$Properties;
        }

        /**
         * Properties of a SkewClockRequest.
         * @deprecated Use balsa.v1.SkewClockRequest.$Properties instead.
         */
        interface ISkewClockRequest extends balsa.v1.SkewClockRequest.$Properties {
        }

        /** Represents a SkewClockRequest. */
        class SkewClockRequest {

            /**
             * Constructs a new SkewClockRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.SkewClockRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Positive: ahead. 0 ends it. At most ten years either way. */
            aheadMs: number;

            /**
             * Encodes the specified SkewClockRequest message. Does not implicitly {@link balsa.v1.SkewClockRequest.verify|verify} messages.
             * @param message SkewClockRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.SkewClockRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SkewClockRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.SkewClockRequest & balsa.v1.SkewClockRequest.$Shape} SkewClockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.SkewClockRequest & balsa.v1.SkewClockRequest.$Shape;
        }

        namespace SkewClockRequest {

            /** Properties of a SkewClockRequest. */
            interface $Properties {

                /** Positive: ahead. 0 ends it. At most ten years either way. */
                aheadMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SkewClockRequest. */
            type $Shape = balsa.v1.SkewClockRequest.$Properties;
        }

        /**
         * Properties of a SkewClockResponse.
         * @deprecated Use balsa.v1.SkewClockResponse.$Properties instead.
         */
        interface ISkewClockResponse extends balsa.v1.SkewClockResponse.$Properties {
        }

        /** Represents a SkewClockResponse. */
        class SkewClockResponse {

            /**
             * Constructs a new SkewClockResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: balsa.v1.SkewClockResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified SkewClockResponse message. Does not implicitly {@link balsa.v1.SkewClockResponse.verify|verify} messages.
             * @param message SkewClockResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: balsa.v1.SkewClockResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SkewClockResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {balsa.v1.SkewClockResponse & balsa.v1.SkewClockResponse.$Shape} SkewClockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): balsa.v1.SkewClockResponse & balsa.v1.SkewClockResponse.$Shape;
        }

        namespace SkewClockResponse {

            /** Properties of a SkewClockResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SkewClockResponse. */
            type $Shape = balsa.v1.SkewClockResponse.$Properties;
        }
    }
}

/** Namespace grpc. */
export namespace grpc {

    /** Namespace health. */
    namespace health {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a HealthCheckRequest.
             * @deprecated Use grpc.health.v1.HealthCheckRequest.$Properties instead.
             */
            interface IHealthCheckRequest extends grpc.health.v1.HealthCheckRequest.$Properties {
            }

            /** Represents a HealthCheckRequest. */
            class HealthCheckRequest {

                /**
                 * Constructs a new HealthCheckRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Empty: the node as a whole. Otherwise the full name of a service, such as `balsa.v1.Produce`. */
                service: string;

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @param message HealthCheckRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape} HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape;
            }

            namespace HealthCheckRequest {

                /** Properties of a HealthCheckRequest. */
                interface $Properties {

                    /** Empty: the node as a whole. Otherwise the full name of a service, such as `balsa.v1.Produce`. */
                    service?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckRequest. */
                type $Shape = grpc.health.v1.HealthCheckRequest.$Properties;
            }

            /**
             * Properties of a HealthCheckResponse.
             * @deprecated Use grpc.health.v1.HealthCheckResponse.$Properties instead.
             */
            interface IHealthCheckResponse extends grpc.health.v1.HealthCheckResponse.$Properties {
            }

            /** Represents a HealthCheckResponse. */
            class HealthCheckResponse {

                /**
                 * Constructs a new HealthCheckResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The state. */
                status: grpc.health.v1.HealthCheckResponse.ServingStatus;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @param message HealthCheckResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape} HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape;
            }

            namespace HealthCheckResponse {

                /** Properties of a HealthCheckResponse. */
                interface $Properties {

                    /** The state. */
                    status?: grpc.health.v1.HealthCheckResponse.ServingStatus;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckResponse. */
                type $Shape = grpc.health.v1.HealthCheckResponse.$Properties;

                /** ServingStatus enum. */
                enum ServingStatus {

                    /** Never sent. */
                    UNKNOWN = 0,

                    /** Requests are served. */
                    SERVING = 1,

                    /** The node starts or drains. */
                    NOT_SERVING = 2,

                    /** Watch only: there is no service of that name. */
                    SERVICE_UNKNOWN = 3
                }
            }
        }
    }

    /** Namespace reflection. */
    namespace reflection {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ServerReflectionRequest.
             * @deprecated Use grpc.reflection.v1.ServerReflectionRequest.$Properties instead.
             */
            interface IServerReflectionRequest extends grpc.reflection.v1.ServerReflectionRequest.$Properties {
            }

            /** Represents a ServerReflectionRequest. */
            class ServerReflectionRequest {

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServerReflectionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Given back in the answer. */
                host: string;

                /** A file by its name. */
                fileByFilename: (string|null);

                /** The file that defines this service, method, message, field or enum. */
                fileContainingSymbol: (string|null);

                /** The file that defines this extension. There are none. */
                fileContainingExtension: (grpc.reflection.v1.ExtensionRequest|null);

                /** The numbers of the extensions of this message. There are none. */
                allExtensionNumbersOfType: (string|null);

                /** The full names of all services; the text is of no meaning. */
                listServices: (string|null);

                /** What is asked for. */
                messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionRequest.verify|verify} messages.
                 * @param message ServerReflectionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServerReflectionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape} ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape;
            }

            namespace ServerReflectionRequest {

                /** Properties of a ServerReflectionRequest. */
                interface $Properties {

                    /** Given back in the answer. */
                    host?: string;

                    /** A file by its name. */
                    fileByFilename?: (string|null);

                    /** The file that defines this service, method, message, field or enum. */
                    fileContainingSymbol?: (string|null);

                    /** The file that defines this extension. There are none. */
                    fileContainingExtension?: (grpc.reflection.v1.ExtensionRequest.$Properties|null);

                    /** The numbers of the extensions of this message. There are none. */
                    allExtensionNumbersOfType?: (string|null);

                    /** The full names of all services; the text is of no meaning. */
                    listServices?: (string|null);

                    /** What is asked for. */
                    messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerReflectionRequest. */
                type $Shape = {
                  host?: string;
                  fileByFilename?: string|null;
                  fileContainingSymbol?: string|null;
                  fileContainingExtension?: grpc.reflection.v1.ExtensionRequest.$Shape|null;
                  allExtensionNumbersOfType?: string|null;
                  listServices?: string|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ messageRequest?: undefined; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileByFilename"; fileByFilename: string; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingSymbol"; fileByFilename?: null; fileContainingSymbol: string; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingExtension"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension: grpc.reflection.v1.ExtensionRequest.$Shape; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "allExtensionNumbersOfType"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType: string; listServices?: null }|{ messageRequest?: "listServices"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices: string })
                );
            }

            /**
             * Properties of an ExtensionRequest.
             * @deprecated Use grpc.reflection.v1.ExtensionRequest.$Properties instead.
             */
            interface IExtensionRequest extends grpc.reflection.v1.ExtensionRequest.$Properties {
            }

            /** Represents an ExtensionRequest. */
            class ExtensionRequest {

                /**
                 * Constructs a new ExtensionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ExtensionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The message that is extended. */
                containingType: string;

                /** The number of the extension. */
                extensionNumber: number;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1.ExtensionRequest.verify|verify} messages.
                 * @param message ExtensionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ExtensionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape} ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape;
            }

            namespace ExtensionRequest {

                /** Properties of an ExtensionRequest. */
                interface $Properties {

                    /** The message that is extended. */
                    containingType?: string;

                    /** The number of the extension. */
                    extensionNumber?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExtensionRequest. */
                type $Shape = grpc.reflection.v1.ExtensionRequest.$Properties;
            }

            /**
             * Properties of a ServerReflectionResponse.
             * @deprecated Use grpc.reflection.v1.ServerReflectionResponse.$Properties instead.
             */
            interface IServerReflectionResponse extends grpc.reflection.v1.ServerReflectionResponse.$Properties {
            }

            /** Represents a ServerReflectionResponse. */
            class ServerReflectionResponse {

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServerReflectionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The request's. */
                validHost: string;

                /** What this answers. */
                originalRequest: (grpc.reflection.v1.ServerReflectionRequest|null);

                /** The file, and those that it imports. */
                fileDescriptorResponse: (grpc.reflection.v1.FileDescriptorResponse|null);

                /** The numbers of a message's extensions. */
                allExtensionNumbersResponse: (grpc.reflection.v1.ExtensionNumberResponse|null);

                /** The services. */
                listServicesResponse: (grpc.reflection.v1.ListServiceResponse|null);

                /** Why there is no answer. */
                errorResponse: (grpc.reflection.v1.ErrorResponse|null);

                /** The answer. */
                messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionResponse.verify|verify} messages.
                 * @param message ServerReflectionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServerReflectionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape} ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape;
            }

            namespace ServerReflectionResponse {

                /** Properties of a ServerReflectionResponse. */
                interface $Properties {

                    /** The request's. */
                    validHost?: string;

                    /** What this answers. */
                    originalRequest?: (grpc.reflection.v1.ServerReflectionRequest.$Properties|null);

                    /** The file, and those that it imports. */
                    fileDescriptorResponse?: (grpc.reflection.v1.FileDescriptorResponse.$Properties|null);

                    /** The numbers of a message's extensions. */
                    allExtensionNumbersResponse?: (grpc.reflection.v1.ExtensionNumberResponse.$Properties|null);

                    /** The services. */
                    listServicesResponse?: (grpc.reflection.v1.ListServiceResponse.$Properties|null);

                    /** Why there is no answer. */
                    errorResponse?: (grpc.reflection.v1.ErrorResponse.$Properties|null);

                    /** The answer. */
                    messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerReflectionResponse. */
                type $Shape = {
                  validHost?: string;
                  originalRequest?: grpc.reflection.v1.ServerReflectionRequest.$Shape|null;
                  fileDescriptorResponse?: grpc.reflection.v1.FileDescriptorResponse.$Shape|null;
                  allExtensionNumbersResponse?: grpc.reflection.v1.ExtensionNumberResponse.$Shape|null;
                  listServicesResponse?: grpc.reflection.v1.ListServiceResponse.$Shape|null;
                  errorResponse?: grpc.reflection.v1.ErrorResponse.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ messageResponse?: undefined; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "fileDescriptorResponse"; fileDescriptorResponse: grpc.reflection.v1.FileDescriptorResponse.$Shape; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "allExtensionNumbersResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse: grpc.reflection.v1.ExtensionNumberResponse.$Shape; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "listServicesResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse: grpc.reflection.v1.ListServiceResponse.$Shape; errorResponse?: null }|{ messageResponse?: "errorResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse: grpc.reflection.v1.ErrorResponse.$Shape })
                );
            }

            /**
             * Properties of a FileDescriptorResponse.
             * @deprecated Use grpc.reflection.v1.FileDescriptorResponse.$Properties instead.
             */
            interface IFileDescriptorResponse extends grpc.reflection.v1.FileDescriptorResponse.$Properties {
            }

            /** Represents a FileDescriptorResponse. */
            class FileDescriptorResponse {

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.FileDescriptorResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Each a google.protobuf.FileDescriptorProto. */
                fileDescriptorProto: Uint8Array[];

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1.FileDescriptorResponse.verify|verify} messages.
                 * @param message FileDescriptorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.FileDescriptorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape} FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape;
            }

            namespace FileDescriptorResponse {

                /** Properties of a FileDescriptorResponse. */
                interface $Properties {

                    /** Each a google.protobuf.FileDescriptorProto. */
                    fileDescriptorProto?: Uint8Array[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FileDescriptorResponse. */
                type $Shape = grpc.reflection.v1.FileDescriptorResponse.$Properties;
            }

            /**
             * Properties of an ExtensionNumberResponse.
             * @deprecated Use grpc.reflection.v1.ExtensionNumberResponse.$Properties instead.
             */
            interface IExtensionNumberResponse extends grpc.reflection.v1.ExtensionNumberResponse.$Properties {
            }

            /** Represents an ExtensionNumberResponse. */
            class ExtensionNumberResponse {

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ExtensionNumberResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The message. */
                baseTypeName: string;

                /** The numbers in use. */
                extensionNumber: number[];

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1.ExtensionNumberResponse.verify|verify} messages.
                 * @param message ExtensionNumberResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ExtensionNumberResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape} ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape;
            }

            namespace ExtensionNumberResponse {

                /** Properties of an ExtensionNumberResponse. */
                interface $Properties {

                    /** The message. */
                    baseTypeName?: string;

                    /** The numbers in use. */
                    extensionNumber?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExtensionNumberResponse. */
                type $Shape = grpc.reflection.v1.ExtensionNumberResponse.$Properties;
            }

            /**
             * Properties of a ListServiceResponse.
             * @deprecated Use grpc.reflection.v1.ListServiceResponse.$Properties instead.
             */
            interface IListServiceResponse extends grpc.reflection.v1.ListServiceResponse.$Properties {
            }

            /** Represents a ListServiceResponse. */
            class ListServiceResponse {

                /**
                 * Constructs a new ListServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ListServiceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** One for each service. */
                service: grpc.reflection.v1.ServiceResponse[];

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ListServiceResponse.verify|verify} messages.
                 * @param message ListServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ListServiceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape} ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape;
            }

            namespace ListServiceResponse {

                /** Properties of a ListServiceResponse. */
                interface $Properties {

                    /** One for each service. */
                    service?: grpc.reflection.v1.ServiceResponse.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListServiceResponse. */
                type $Shape = grpc.reflection.v1.ListServiceResponse.$Properties;
            }

            /**
             * Properties of a ServiceResponse.
             * @deprecated Use grpc.reflection.v1.ServiceResponse.$Properties instead.
             */
            interface IServiceResponse extends grpc.reflection.v1.ServiceResponse.$Properties {
            }

            /** Represents a ServiceResponse. */
            class ServiceResponse {

                /**
                 * Constructs a new ServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServiceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The full name. */
                name: string;

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ServiceResponse.verify|verify} messages.
                 * @param message ServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServiceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape} ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape;
            }

            namespace ServiceResponse {

                /** Properties of a ServiceResponse. */
                interface $Properties {

                    /** The full name. */
                    name?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ServiceResponse. */
                type $Shape = grpc.reflection.v1.ServiceResponse.$Properties;
            }

            /**
             * Properties of an ErrorResponse.
             * @deprecated Use grpc.reflection.v1.ErrorResponse.$Properties instead.
             */
            interface IErrorResponse extends grpc.reflection.v1.ErrorResponse.$Properties {
            }

            /** Represents an ErrorResponse. */
            class ErrorResponse {

                /**
                 * Constructs a new ErrorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ErrorResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** A gRPC status. */
                errorCode: number;

                /** What is wrong. */
                errorMessage: string;

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1.ErrorResponse.verify|verify} messages.
                 * @param message ErrorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ErrorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape} ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape;
            }

            namespace ErrorResponse {

                /** Properties of an ErrorResponse. */
                interface $Properties {

                    /** A gRPC status. */
                    errorCode?: number;

                    /** What is wrong. */
                    errorMessage?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ErrorResponse. */
                type $Shape = grpc.reflection.v1.ErrorResponse.$Properties;
            }
        }
    }
}
