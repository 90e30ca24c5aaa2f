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

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClusterStatusResponse. */
            type $Shape = balsa.v1.ClusterStatusResponse.$Properties;
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
            NODE_STATE_FENCED = 2
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
             * The client is about to write to the topic or to read it: a node that creates unknown topics on first use
             * (`balsa dev`) creates it now.
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
                 * The client is about to write to the topic or to read it: a node that creates unknown topics on first use
                 * (`balsa dev`) creates it now.
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

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Partition. */
            type $Shape = balsa.v1.Partition.$Properties;
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
}
