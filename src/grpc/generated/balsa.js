/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "../protobuf-runtime.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const balsa = $root.balsa = (() => {

    /**
     * Namespace balsa.
     * @exports balsa
     * @namespace
     */
    const balsa = {};

    balsa.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof balsa
         * @namespace
         */
        const v1 = {};

        v1.ClusterStatusRequest = (function() {

            /**
             * Properties of a ClusterStatusRequest.
             * @typedef {Object} balsa.v1.ClusterStatusRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClusterStatusRequest.
             * @memberof balsa.v1
             * @interface IClusterStatusRequest
             * @augments balsa.v1.ClusterStatusRequest.$Properties
             * @deprecated Use balsa.v1.ClusterStatusRequest.$Properties instead.
             */

            /**
             * Shape of a ClusterStatusRequest.
             * @typedef {balsa.v1.ClusterStatusRequest.$Properties} balsa.v1.ClusterStatusRequest.$Shape
             */

            /**
             * Constructs a new ClusterStatusRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ClusterStatusRequest.
             * @constructor
             * @param {balsa.v1.ClusterStatusRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClusterStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ClusterStatusRequest message. Does not implicitly {@link balsa.v1.ClusterStatusRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ClusterStatusRequest
             * @static
             * @param {balsa.v1.ClusterStatusRequest.$Properties} message ClusterStatusRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClusterStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClusterStatusRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ClusterStatusRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ClusterStatusRequest & balsa.v1.ClusterStatusRequest.$Shape} ClusterStatusRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClusterStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ClusterStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClusterStatusRequest;
        })();

        v1.ClusterStatusResponse = (function() {

            /**
             * Properties of a ClusterStatusResponse.
             * @typedef {Object} balsa.v1.ClusterStatusResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {string} [clusterId] 22 characters of base64url, made when the cluster was formed.
             * @property {number|null} [controller] The node that leads the metadata (the Raft leader); absent while there is none.
             * @property {Array.<balsa.v1.Node.$Properties>} [nodes] Every registered node, by id.
             * @property {number} [featureLevel] The feature level that all nodes of the cluster have agreed on: it gates new record versions.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClusterStatusResponse.
             * @memberof balsa.v1
             * @interface IClusterStatusResponse
             * @augments balsa.v1.ClusterStatusResponse.$Properties
             * @deprecated Use balsa.v1.ClusterStatusResponse.$Properties instead.
             */

            /**
             * Shape of a ClusterStatusResponse.
             * @typedef {balsa.v1.ClusterStatusResponse.$Properties} balsa.v1.ClusterStatusResponse.$Shape
             */

            /**
             * Constructs a new ClusterStatusResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ClusterStatusResponse.
             * @constructor
             * @param {balsa.v1.ClusterStatusResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClusterStatusResponse = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ClusterStatusResponse
             * @instance
             */
            ClusterStatusResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * 22 characters of base64url, made when the cluster was formed.
             * @member {string} clusterId
             * @memberof balsa.v1.ClusterStatusResponse
             * @instance
             */
            ClusterStatusResponse.prototype.clusterId = "";

            /**
             * The node that leads the metadata (the Raft leader); absent while there is none.
             * @member {number|null} controller
             * @memberof balsa.v1.ClusterStatusResponse
             * @instance
             */
            ClusterStatusResponse.prototype.controller = null;

            /**
             * Every registered node, by id.
             * @member {Array.<balsa.v1.Node>} nodes
             * @memberof balsa.v1.ClusterStatusResponse
             * @instance
             */
            ClusterStatusResponse.prototype.nodes = $util.emptyArray;

            /**
             * The feature level that all nodes of the cluster have agreed on: it gates new record versions.
             * @member {number} featureLevel
             * @memberof balsa.v1.ClusterStatusResponse
             * @instance
             */
            ClusterStatusResponse.prototype.featureLevel = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ClusterStatusResponse.prototype, "_controller", {
                get: $util.oneOfGetter($oneOfFields = ["controller"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ClusterStatusResponse message. Does not implicitly {@link balsa.v1.ClusterStatusResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ClusterStatusResponse
             * @static
             * @param {balsa.v1.ClusterStatusResponse.$Properties} message ClusterStatusResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClusterStatusResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.clusterId);
                if (message.controller != null && $Object.hasOwnProperty.call(message, "controller"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.controller);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.balsa.v1.Node.encode(message.nodes[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.featureLevel != null && $Object.hasOwnProperty.call(message, "featureLevel") && message.featureLevel !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.featureLevel);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClusterStatusResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ClusterStatusResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ClusterStatusResponse & balsa.v1.ClusterStatusResponse.$Shape} ClusterStatusResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClusterStatusResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ClusterStatusResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.controller = reader.int32();
                            message._controller = "controller";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.balsa.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.featureLevel = value;
                            else
                                delete message.featureLevel;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClusterStatusResponse;
        })();

        v1.Node = (function() {

            /**
             * Properties of a Node.
             * @typedef {Object} balsa.v1.Node.$Properties
             * @property {number} [id] Positive, assigned by the cluster.
             * @property {number} [pid] The process id that the node registered with.
             * @property {balsa.v1.NodeState} [state] Whether the node takes part.
             * @property {string} [rack] The failure domain it was started with; empty where none was given.
             * @property {Array.<balsa.v1.Endpoint.$Properties>} [endpoints] The doors it has open.
             * @property {string} [version] The version of Balsa that it runs.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Node.
             * @memberof balsa.v1
             * @interface INode
             * @augments balsa.v1.Node.$Properties
             * @deprecated Use balsa.v1.Node.$Properties instead.
             */

            /**
             * Shape of a Node.
             * @typedef {balsa.v1.Node.$Properties} balsa.v1.Node.$Shape
             */

            /**
             * Constructs a new Node.
             * @memberof balsa.v1
             * @classdesc Represents a Node.
             * @constructor
             * @param {balsa.v1.Node.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Node = function (properties) {
                this.endpoints = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Positive, assigned by the cluster.
             * @member {number} id
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.id = 0;

            /**
             * The process id that the node registered with.
             * @member {number} pid
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.pid = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Whether the node takes part.
             * @member {balsa.v1.NodeState} state
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.state = 0;

            /**
             * The failure domain it was started with; empty where none was given.
             * @member {string} rack
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.rack = "";

            /**
             * The doors it has open.
             * @member {Array.<balsa.v1.Endpoint>} endpoints
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.endpoints = $util.emptyArray;

            /**
             * The version of Balsa that it runs.
             * @member {string} version
             * @memberof balsa.v1.Node
             * @instance
             */
            Node.prototype.version = "";

            /**
             * Encodes the specified Node message. Does not implicitly {@link balsa.v1.Node.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Node
             * @static
             * @param {balsa.v1.Node.$Properties} message Node message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Node.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.id);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && (typeof message.pid === "object" ? message.pid.low || message.pid.high : message.pid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.pid);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.state);
                if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.rack);
                if (message.endpoints != null && message.endpoints.length)
                    for (let i = 0; i < message.endpoints.length; ++i)
                        $root.balsa.v1.Endpoint.encode(message.endpoints[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Node message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Node
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Node & balsa.v1.Node.$Shape} Node
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Node.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Node();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rack = value;
                            else
                                delete message.rack;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.endpoints && message.endpoints.length))
                                message.endpoints = [];
                            message.endpoints.push($root.balsa.v1.Endpoint.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Node;
        })();

        /**
         * NodeState enum.
         * @name balsa.v1.NodeState
         * @enum {number}
         * @property {number} NODE_STATE_UNSPECIFIED=0 Never sent.
         * @property {number} NODE_STATE_ACTIVE=1 Registered under its present incarnation: it may lead and serve.
         * @property {number} NODE_STATE_FENCED=2 Known, but it leads nothing and is in no in-sync set until it registers again.
         */
        v1.NodeState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NODE_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "NODE_STATE_ACTIVE"] = 1;
            values[valuesById[2] = "NODE_STATE_FENCED"] = 2;
            return values;
        })();

        v1.Endpoint = (function() {

            /**
             * Properties of an Endpoint.
             * @typedef {Object} balsa.v1.Endpoint.$Properties
             * @property {string} [door] Which door: `grpc`, `kafka`, `http` or `broker`.
             * @property {string} [host] The host name or address that clients should connect to.
             * @property {number} [port] The TCP port.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Endpoint.
             * @memberof balsa.v1
             * @interface IEndpoint
             * @augments balsa.v1.Endpoint.$Properties
             * @deprecated Use balsa.v1.Endpoint.$Properties instead.
             */

            /**
             * Shape of an Endpoint.
             * @typedef {balsa.v1.Endpoint.$Properties} balsa.v1.Endpoint.$Shape
             */

            /**
             * Constructs a new Endpoint.
             * @memberof balsa.v1
             * @classdesc Represents an Endpoint.
             * @constructor
             * @param {balsa.v1.Endpoint.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Endpoint = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which door: `grpc`, `kafka`, `http` or `broker`.
             * @member {string} door
             * @memberof balsa.v1.Endpoint
             * @instance
             */
            Endpoint.prototype.door = "";

            /**
             * The host name or address that clients should connect to.
             * @member {string} host
             * @memberof balsa.v1.Endpoint
             * @instance
             */
            Endpoint.prototype.host = "";

            /**
             * The TCP port.
             * @member {number} port
             * @memberof balsa.v1.Endpoint
             * @instance
             */
            Endpoint.prototype.port = 0;

            /**
             * Encodes the specified Endpoint message. Does not implicitly {@link balsa.v1.Endpoint.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Endpoint
             * @static
             * @param {balsa.v1.Endpoint.$Properties} message Endpoint message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Endpoint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.door != null && $Object.hasOwnProperty.call(message, "door") && message.door !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.door);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Endpoint message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Endpoint
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Endpoint & balsa.v1.Endpoint.$Shape} Endpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Endpoint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Endpoint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.door = value;
                            else
                                delete message.door;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Endpoint;
        })();

        v1.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} balsa.v1.Error.$Properties
             * @property {string} [code] A stable name such as `notLeader` or `topicNotFound`. The set grows with releases: a client
             * that meets a name it does not know goes by `retriable`.
             * @property {string} [message] What happened, why, and what to do next, in one or two English sentences. Not meant to be
             * parsed.
             * @property {boolean} [retriable] True where the same request, sent again after a pause (and to `leader`, if given), may succeed.
             * @property {balsa.v1.Leader.$Properties|null} [leader] The node that can serve the request; absent where none is known.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof balsa.v1
             * @interface IError
             * @augments balsa.v1.Error.$Properties
             * @deprecated Use balsa.v1.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {balsa.v1.Error.$Properties} balsa.v1.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof balsa.v1
             * @classdesc What went wrong, for programs and for people.
             * @constructor
             * @param {balsa.v1.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * A stable name such as `notLeader` or `topicNotFound`. The set grows with releases: a client
             * that meets a name it does not know goes by `retriable`.
             * @member {string} code
             * @memberof balsa.v1.Error
             * @instance
             */
            Error.prototype.code = "";

            /**
             * What happened, why, and what to do next, in one or two English sentences. Not meant to be
             * parsed.
             * @member {string} message
             * @memberof balsa.v1.Error
             * @instance
             */
            Error.prototype.message = "";

            /**
             * True where the same request, sent again after a pause (and to `leader`, if given), may succeed.
             * @member {boolean} retriable
             * @memberof balsa.v1.Error
             * @instance
             */
            Error.prototype.retriable = false;

            /**
             * The node that can serve the request; absent where none is known.
             * @member {balsa.v1.Leader|null} leader
             * @memberof balsa.v1.Error
             * @instance
             */
            Error.prototype.leader = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Error.prototype, "_leader", {
                get: $util.oneOfGetter($oneOfFields = ["leader"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Error message. Does not implicitly {@link balsa.v1.Error.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Error
             * @static
             * @param {balsa.v1.Error.$Properties} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.retriable != null && $Object.hasOwnProperty.call(message, "retriable") && message.retriable !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.retriable);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
                    $root.balsa.v1.Leader.encode(message.leader, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Error & balsa.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.retriable = value;
                            else
                                delete message.retriable;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.leader = $root.balsa.v1.Leader.decode(reader, reader.size(), $undefined, _depth + 1, message.leader);
                            message._leader = "leader";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Error;
        })();

        v1.Leader = (function() {

            /**
             * Properties of a Leader.
             * @typedef {Object} balsa.v1.Leader.$Properties
             * @property {number} [nodeId] The node's id.
             * @property {string} [address] `host:port` of that node's native door; empty where it is not known.
             * @property {number|null} [leaderEpoch] The leader epoch of the partition concerned; absent where the leader meant is the controller.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Leader.
             * @memberof balsa.v1
             * @interface ILeader
             * @augments balsa.v1.Leader.$Properties
             * @deprecated Use balsa.v1.Leader.$Properties instead.
             */

            /**
             * Shape of a Leader.
             * @typedef {balsa.v1.Leader.$Properties} balsa.v1.Leader.$Shape
             */

            /**
             * Constructs a new Leader.
             * @memberof balsa.v1
             * @classdesc Where a request belongs.
             * @constructor
             * @param {balsa.v1.Leader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Leader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The node's id.
             * @member {number} nodeId
             * @memberof balsa.v1.Leader
             * @instance
             */
            Leader.prototype.nodeId = 0;

            /**
             * `host:port` of that node's native door; empty where it is not known.
             * @member {string} address
             * @memberof balsa.v1.Leader
             * @instance
             */
            Leader.prototype.address = "";

            /**
             * The leader epoch of the partition concerned; absent where the leader meant is the controller.
             * @member {number|null} leaderEpoch
             * @memberof balsa.v1.Leader
             * @instance
             */
            Leader.prototype.leaderEpoch = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Leader.prototype, "_leaderEpoch", {
                get: $util.oneOfGetter($oneOfFields = ["leaderEpoch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Leader message. Does not implicitly {@link balsa.v1.Leader.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Leader
             * @static
             * @param {balsa.v1.Leader.$Properties} message Leader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Leader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.address);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.leaderEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Leader message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Leader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Leader & balsa.v1.Leader.$Shape} Leader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Leader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Leader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.leaderEpoch = reader.int32();
                            message._leaderEpoch = "leaderEpoch";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Leader;
        })();

        v1.FetchRequest = (function() {

            /**
             * Properties of a FetchRequest.
             * @typedef {Object} balsa.v1.FetchRequest.$Properties
             * @property {balsa.v1.FetchStart.$Properties|null} [start] In the first message, and only there.
             * @property {number} [creditBytes] How many more bytes of batches the node may send.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchRequest.
             * @memberof balsa.v1
             * @interface IFetchRequest
             * @augments balsa.v1.FetchRequest.$Properties
             * @deprecated Use balsa.v1.FetchRequest.$Properties instead.
             */

            /**
             * Shape of a FetchRequest.
             * @typedef {{
             *   start?: balsa.v1.FetchStart.$Shape|null;
             *   creditBytes?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.FetchRequest.$Shape
             */

            /**
             * Constructs a new FetchRequest.
             * @memberof balsa.v1
             * @classdesc Represents a FetchRequest.
             * @constructor
             * @param {balsa.v1.FetchRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * In the first message, and only there.
             * @member {balsa.v1.FetchStart|null} start
             * @memberof balsa.v1.FetchRequest
             * @instance
             */
            FetchRequest.prototype.start = null;

            /**
             * How many more bytes of batches the node may send.
             * @member {number} creditBytes
             * @memberof balsa.v1.FetchRequest
             * @instance
             */
            FetchRequest.prototype.creditBytes = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchRequest.prototype, "_start", {
                get: $util.oneOfGetter($oneOfFields = ["start"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified FetchRequest message. Does not implicitly {@link balsa.v1.FetchRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchRequest
             * @static
             * @param {balsa.v1.FetchRequest.$Properties} message FetchRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    $root.balsa.v1.FetchStart.encode(message.start, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.creditBytes != null && $Object.hasOwnProperty.call(message, "creditBytes") && (typeof message.creditBytes === "object" ? message.creditBytes.low || message.creditBytes.high : message.creditBytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.creditBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchRequest & balsa.v1.FetchRequest.$Shape} FetchRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.FetchRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.start = $root.balsa.v1.FetchStart.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                            message._start = "start";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.creditBytes = value;
                            else
                                delete message.creditBytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FetchRequest;
        })();

        /**
         * Edge enum.
         * @name balsa.v1.Edge
         * @enum {number}
         * @property {number} EDGE_UNSPECIFIED=0 Refused.
         * @property {number} EDGE_BEGINNING=1 The first offset that is kept.
         * @property {number} EDGE_END=2 The high watermark: only records committed from now on.
         */
        v1.Edge = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "EDGE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "EDGE_BEGINNING"] = 1;
            values[valuesById[2] = "EDGE_END"] = 2;
            return values;
        })();

        v1.FetchStart = (function() {

            /**
             * Properties of a FetchStart.
             * @typedef {Object} balsa.v1.FetchStart.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {number|null} [leaderEpoch] The leader epoch that the client believes in: another one is refused. Absent: whichever leads.
             * @property {number|null} [offset] An offset between log start and high watermark, both included; `offsetOutOfRange` otherwise.
             * @property {number|null} [timestampMs] The first record whose timestamp in ms is this or later; the end where there is none.
             * @property {balsa.v1.Edge|null} [edge] One of the two ends.
             * @property {boolean} [follow] False: the stream ends at the high watermark of the moment it began. True: it goes on with what
             * comes.
             * @property {number|null} [minBytes] A response waits until this many bytes are readable; absent: 1.
             * @property {number|null} [maxWaitMs] Or until so long after the previous response, in ms; it may then be empty. Absent: 500.
             * @property {"offset"|"timestampMs"|"edge"} [from] Where to start; exactly one of the three.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchStart.
             * @memberof balsa.v1
             * @interface IFetchStart
             * @augments balsa.v1.FetchStart.$Properties
             * @deprecated Use balsa.v1.FetchStart.$Properties instead.
             */

            /**
             * Narrowed shape of a FetchStart.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   leaderEpoch?: number|null;
             *   offset?: number|null;
             *   timestampMs?: number|null;
             *   edge?: balsa.v1.Edge|null;
             *   follow?: boolean;
             *   minBytes?: number|null;
             *   maxWaitMs?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ from?: undefined; offset?: null; timestampMs?: null; edge?: null }|{ from?: "offset"; offset: number; timestampMs?: null; edge?: null }|{ from?: "timestampMs"; offset?: null; timestampMs: number; edge?: null }|{ from?: "edge"; offset?: null; timestampMs?: null; edge: balsa.v1.Edge })
             * )} balsa.v1.FetchStart.$Shape
             */

            /**
             * Constructs a new FetchStart.
             * @memberof balsa.v1
             * @classdesc Represents a FetchStart.
             * @constructor
             * @param {balsa.v1.FetchStart.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchStart = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.partition = 0;

            /**
             * The leader epoch that the client believes in: another one is refused. Absent: whichever leads.
             * @member {number|null} leaderEpoch
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.leaderEpoch = null;

            /**
             * An offset between log start and high watermark, both included; `offsetOutOfRange` otherwise.
             * @member {number|null} offset
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.offset = null;

            /**
             * The first record whose timestamp in ms is this or later; the end where there is none.
             * @member {number|null} timestampMs
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.timestampMs = null;

            /**
             * One of the two ends.
             * @member {balsa.v1.Edge|null} edge
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.edge = null;

            /**
             * False: the stream ends at the high watermark of the moment it began. True: it goes on with what
             * comes.
             * @member {boolean} follow
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.follow = false;

            /**
             * A response waits until this many bytes are readable; absent: 1.
             * @member {number|null} minBytes
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.minBytes = null;

            /**
             * Or until so long after the previous response, in ms; it may then be empty. Absent: 500.
             * @member {number|null} maxWaitMs
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            FetchStart.prototype.maxWaitMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchStart.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchStart.prototype, "_leaderEpoch", {
                get: $util.oneOfGetter($oneOfFields = ["leaderEpoch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Where to start; exactly one of the three.
             * @member {"offset"|"timestampMs"|"edge"|undefined} from
             * @memberof balsa.v1.FetchStart
             * @instance
             */
            $Object.defineProperty(FetchStart.prototype, "from", {
                get: $util.oneOfGetter($oneOfFields = ["offset", "timestampMs", "edge"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchStart.prototype, "_minBytes", {
                get: $util.oneOfGetter($oneOfFields = ["minBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchStart.prototype, "_maxWaitMs", {
                get: $util.oneOfGetter($oneOfFields = ["maxWaitMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified FetchStart message. Does not implicitly {@link balsa.v1.FetchStart.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchStart
             * @static
             * @param {balsa.v1.FetchStart.$Properties} message FetchStart message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchStart.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.partition);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.leaderEpoch);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.offset);
                if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
                    writer.uint32(/* id 5, wireType 0 =*/40).int64(message.timestampMs);
                if (message.edge != null && $Object.hasOwnProperty.call(message, "edge"))
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.edge);
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.follow);
                if (message.minBytes != null && $Object.hasOwnProperty.call(message, "minBytes"))
                    writer.uint32(/* id 8, wireType 0 =*/64).int32(message.minBytes);
                if (message.maxWaitMs != null && $Object.hasOwnProperty.call(message, "maxWaitMs"))
                    writer.uint32(/* id 9, wireType 0 =*/72).int32(message.maxWaitMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchStart message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchStart
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchStart & balsa.v1.FetchStart.$Shape} FetchStart
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchStart.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.FetchStart();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.TopicReference.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.leaderEpoch = reader.int32();
                            message._leaderEpoch = "leaderEpoch";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.offset = reader.int64();
                            message.from = "offset";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.timestampMs = reader.int64();
                            message.from = "timestampMs";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.edge = reader.int32();
                            message.from = "edge";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.follow = value;
                            else
                                delete message.follow;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.minBytes = reader.int32();
                            message._minBytes = "minBytes";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.maxWaitMs = reader.int32();
                            message._maxWaitMs = "maxWaitMs";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FetchStart;
        })();

        v1.FetchResponse = (function() {

            /**
             * Properties of a FetchResponse.
             * @typedef {Object} balsa.v1.FetchResponse.$Properties
             * @property {number} [offset] Records below this offset were not asked for: the first batch may begin earlier.
             * @property {number} [nextOffset] Where the next response goes on.
             * @property {Uint8Array} [batches] Whole record batches, as they were produced, back to back. The client checks each batch's CRC.
             * @property {number} [highWatermark] Records below this offset are committed.
             * @property {number} [logStart] The first offset that can be read.
             * @property {number} [leaderEpoch] The leader epoch that this response was read under.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchResponse.
             * @memberof balsa.v1
             * @interface IFetchResponse
             * @augments balsa.v1.FetchResponse.$Properties
             * @deprecated Use balsa.v1.FetchResponse.$Properties instead.
             */

            /**
             * Shape of a FetchResponse.
             * @typedef {balsa.v1.FetchResponse.$Properties} balsa.v1.FetchResponse.$Shape
             */

            /**
             * Constructs a new FetchResponse.
             * @memberof balsa.v1
             * @classdesc Represents a FetchResponse.
             * @constructor
             * @param {balsa.v1.FetchResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Records below this offset were not asked for: the first batch may begin earlier.
             * @member {number} offset
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Where the next response goes on.
             * @member {number} nextOffset
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.nextOffset = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Whole record batches, as they were produced, back to back. The client checks each batch's CRC.
             * @member {Uint8Array} batches
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.batches = $util.newBuffer([]);

            /**
             * Records below this offset are committed.
             * @member {number} highWatermark
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.highWatermark = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The first offset that can be read.
             * @member {number} logStart
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.logStart = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The leader epoch that this response was read under.
             * @member {number} leaderEpoch
             * @memberof balsa.v1.FetchResponse
             * @instance
             */
            FetchResponse.prototype.leaderEpoch = 0;

            /**
             * Encodes the specified FetchResponse message. Does not implicitly {@link balsa.v1.FetchResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchResponse
             * @static
             * @param {balsa.v1.FetchResponse.$Properties} message FetchResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.offset);
                if (message.nextOffset != null && $Object.hasOwnProperty.call(message, "nextOffset") && (typeof message.nextOffset === "object" ? message.nextOffset.low || message.nextOffset.high : message.nextOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.nextOffset);
                if (message.batches != null && $Object.hasOwnProperty.call(message, "batches") && message.batches.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.batches);
                if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.highWatermark);
                if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart") && (typeof message.logStart === "object" ? message.logStart.low || message.logStart.high : message.logStart !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logStart);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.leaderEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchResponse & balsa.v1.FetchResponse.$Shape} FetchResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.FetchResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextOffset = value;
                            else
                                delete message.nextOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.batches = value;
                            else
                                delete message.batches;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.highWatermark = value;
                            else
                                delete message.highWatermark;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logStart = value;
                            else
                                delete message.logStart;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.leaderEpoch = value;
                            else
                                delete message.leaderEpoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FetchResponse;
        })();

        v1.TopicReference = (function() {

            /**
             * Properties of a TopicReference.
             * @typedef {Object} balsa.v1.TopicReference.$Properties
             * @property {string|null} [name] 1 to 249 characters out of `a-z A-Z 0-9 . _ -`, and neither `.` nor `..`.
             * @property {string|null} [id] 22 characters of base64url.
             * @property {"name"|"id"} [reference] Exactly one of the two.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TopicReference.
             * @memberof balsa.v1
             * @interface ITopicReference
             * @augments balsa.v1.TopicReference.$Properties
             * @deprecated Use balsa.v1.TopicReference.$Properties instead.
             */

            /**
             * Narrowed shape of a TopicReference.
             * @typedef {{
             *   name?: string|null;
             *   id?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ reference?: undefined; name?: null; id?: null }|{ reference?: "name"; name: string; id?: null }|{ reference?: "id"; name?: null; id: string })
             * )} balsa.v1.TopicReference.$Shape
             */

            /**
             * Constructs a new TopicReference.
             * @memberof balsa.v1
             * @classdesc A topic by the name that people use or by the id that never means another topic.
             * @constructor
             * @param {balsa.v1.TopicReference.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TopicReference = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * 1 to 249 characters out of `a-z A-Z 0-9 . _ -`, and neither `.` nor `..`.
             * @member {string|null} name
             * @memberof balsa.v1.TopicReference
             * @instance
             */
            TopicReference.prototype.name = null;

            /**
             * 22 characters of base64url.
             * @member {string|null} id
             * @memberof balsa.v1.TopicReference
             * @instance
             */
            TopicReference.prototype.id = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Exactly one of the two.
             * @member {"name"|"id"|undefined} reference
             * @memberof balsa.v1.TopicReference
             * @instance
             */
            $Object.defineProperty(TopicReference.prototype, "reference", {
                get: $util.oneOfGetter($oneOfFields = ["name", "id"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified TopicReference message. Does not implicitly {@link balsa.v1.TopicReference.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.TopicReference
             * @static
             * @param {balsa.v1.TopicReference.$Properties} message TopicReference message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TopicReference.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TopicReference message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.TopicReference
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.TopicReference & balsa.v1.TopicReference.$Shape} TopicReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TopicReference.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.TopicReference();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.name = reader.stringVerify();
                            message.reference = "name";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.id = reader.stringVerify();
                            message.reference = "id";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TopicReference;
        })();

        v1.TopicConfig = (function() {

            /**
             * Properties of a TopicConfig.
             * @typedef {Object} balsa.v1.TopicConfig.$Properties
             * @property {string} [key] Kafka's name where Kafka has the setting, such as `retention.ms`.
             * @property {string} [value] The value as text, in the unit that the key names.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TopicConfig.
             * @memberof balsa.v1
             * @interface ITopicConfig
             * @augments balsa.v1.TopicConfig.$Properties
             * @deprecated Use balsa.v1.TopicConfig.$Properties instead.
             */

            /**
             * Shape of a TopicConfig.
             * @typedef {balsa.v1.TopicConfig.$Properties} balsa.v1.TopicConfig.$Shape
             */

            /**
             * Constructs a new TopicConfig.
             * @memberof balsa.v1
             * @classdesc One setting. Settings are a list, so that no key can be mistaken for a part of the program.
             * @constructor
             * @param {balsa.v1.TopicConfig.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TopicConfig = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Kafka's name where Kafka has the setting, such as `retention.ms`.
             * @member {string} key
             * @memberof balsa.v1.TopicConfig
             * @instance
             */
            TopicConfig.prototype.key = "";

            /**
             * The value as text, in the unit that the key names.
             * @member {string} value
             * @memberof balsa.v1.TopicConfig
             * @instance
             */
            TopicConfig.prototype.value = "";

            /**
             * Encodes the specified TopicConfig message. Does not implicitly {@link balsa.v1.TopicConfig.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.TopicConfig
             * @static
             * @param {balsa.v1.TopicConfig.$Properties} message TopicConfig message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TopicConfig.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TopicConfig message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.TopicConfig
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.TopicConfig & balsa.v1.TopicConfig.$Shape} TopicConfig
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TopicConfig.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.TopicConfig();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TopicConfig;
        })();

        v1.CreateTopicRequest = (function() {

            /**
             * Properties of a CreateTopicRequest.
             * @typedef {Object} balsa.v1.CreateTopicRequest.$Properties
             * @property {string} [name] See TopicReference.name.
             * @property {number|null} [partitions] How many partitions; absent: the node's `num.partitions`.
             * @property {number|null} [replicationFactor] How many replicas each partition has; absent: the smaller of 3 and the number of nodes, and it
             * follows the cluster as that grows.
             * @property {Array.<balsa.v1.TopicConfig.$Properties>} [configs] Settings that differ from the defaults. An unknown key is refused by name.
             * @property {boolean} [validateOnly] Check and answer as if, but change nothing.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CreateTopicRequest.
             * @memberof balsa.v1
             * @interface ICreateTopicRequest
             * @augments balsa.v1.CreateTopicRequest.$Properties
             * @deprecated Use balsa.v1.CreateTopicRequest.$Properties instead.
             */

            /**
             * Shape of a CreateTopicRequest.
             * @typedef {balsa.v1.CreateTopicRequest.$Properties} balsa.v1.CreateTopicRequest.$Shape
             */

            /**
             * Constructs a new CreateTopicRequest.
             * @memberof balsa.v1
             * @classdesc Represents a CreateTopicRequest.
             * @constructor
             * @param {balsa.v1.CreateTopicRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CreateTopicRequest = function (properties) {
                this.configs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * See TopicReference.name.
             * @member {string} name
             * @memberof balsa.v1.CreateTopicRequest
             * @instance
             */
            CreateTopicRequest.prototype.name = "";

            /**
             * How many partitions; absent: the node's `num.partitions`.
             * @member {number|null} partitions
             * @memberof balsa.v1.CreateTopicRequest
             * @instance
             */
            CreateTopicRequest.prototype.partitions = null;

            /**
             * How many replicas each partition has; absent: the smaller of 3 and the number of nodes, and it
             * follows the cluster as that grows.
             * @member {number|null} replicationFactor
             * @memberof balsa.v1.CreateTopicRequest
             * @instance
             */
            CreateTopicRequest.prototype.replicationFactor = null;

            /**
             * Settings that differ from the defaults. An unknown key is refused by name.
             * @member {Array.<balsa.v1.TopicConfig>} configs
             * @memberof balsa.v1.CreateTopicRequest
             * @instance
             */
            CreateTopicRequest.prototype.configs = $util.emptyArray;

            /**
             * Check and answer as if, but change nothing.
             * @member {boolean} validateOnly
             * @memberof balsa.v1.CreateTopicRequest
             * @instance
             */
            CreateTopicRequest.prototype.validateOnly = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(CreateTopicRequest.prototype, "_partitions", {
                get: $util.oneOfGetter($oneOfFields = ["partitions"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(CreateTopicRequest.prototype, "_replicationFactor", {
                get: $util.oneOfGetter($oneOfFields = ["replicationFactor"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified CreateTopicRequest message. Does not implicitly {@link balsa.v1.CreateTopicRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CreateTopicRequest
             * @static
             * @param {balsa.v1.CreateTopicRequest.$Properties} message CreateTopicRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CreateTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions"))
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.partitions);
                if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.replicationFactor);
                if (message.configs != null && message.configs.length)
                    for (let i = 0; i < message.configs.length; ++i)
                        $root.balsa.v1.TopicConfig.encode(message.configs[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.validateOnly);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CreateTopicRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CreateTopicRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CreateTopicRequest & balsa.v1.CreateTopicRequest.$Shape} CreateTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CreateTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.CreateTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.partitions = reader.int32();
                            message._partitions = "partitions";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.replicationFactor = reader.int32();
                            message._replicationFactor = "replicationFactor";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.configs && message.configs.length))
                                message.configs = [];
                            message.configs.push($root.balsa.v1.TopicConfig.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.validateOnly = value;
                            else
                                delete message.validateOnly;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CreateTopicRequest;
        })();

        v1.CreateTopicResponse = (function() {

            /**
             * Properties of a CreateTopicResponse.
             * @typedef {Object} balsa.v1.CreateTopicResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Topic.$Properties|null} [topic] The topic as created.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CreateTopicResponse.
             * @memberof balsa.v1
             * @interface ICreateTopicResponse
             * @augments balsa.v1.CreateTopicResponse.$Properties
             * @deprecated Use balsa.v1.CreateTopicResponse.$Properties instead.
             */

            /**
             * Shape of a CreateTopicResponse.
             * @typedef {balsa.v1.CreateTopicResponse.$Properties} balsa.v1.CreateTopicResponse.$Shape
             */

            /**
             * Constructs a new CreateTopicResponse.
             * @memberof balsa.v1
             * @classdesc Represents a CreateTopicResponse.
             * @constructor
             * @param {balsa.v1.CreateTopicResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CreateTopicResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.CreateTopicResponse
             * @instance
             */
            CreateTopicResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The topic as created.
             * @member {balsa.v1.Topic|null} topic
             * @memberof balsa.v1.CreateTopicResponse
             * @instance
             */
            CreateTopicResponse.prototype.topic = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(CreateTopicResponse.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified CreateTopicResponse message. Does not implicitly {@link balsa.v1.CreateTopicResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CreateTopicResponse
             * @static
             * @param {balsa.v1.CreateTopicResponse.$Properties} message CreateTopicResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CreateTopicResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.Topic.encode(message.topic, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CreateTopicResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CreateTopicResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CreateTopicResponse & balsa.v1.CreateTopicResponse.$Shape} CreateTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CreateTopicResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.CreateTopicResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.Topic.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CreateTopicResponse;
        })();

        v1.ListTopicsRequest = (function() {

            /**
             * Properties of a ListTopicsRequest.
             * @typedef {Object} balsa.v1.ListTopicsRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTopicsRequest.
             * @memberof balsa.v1
             * @interface IListTopicsRequest
             * @augments balsa.v1.ListTopicsRequest.$Properties
             * @deprecated Use balsa.v1.ListTopicsRequest.$Properties instead.
             */

            /**
             * Shape of a ListTopicsRequest.
             * @typedef {balsa.v1.ListTopicsRequest.$Properties} balsa.v1.ListTopicsRequest.$Shape
             */

            /**
             * Constructs a new ListTopicsRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ListTopicsRequest.
             * @constructor
             * @param {balsa.v1.ListTopicsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTopicsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ListTopicsRequest message. Does not implicitly {@link balsa.v1.ListTopicsRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListTopicsRequest
             * @static
             * @param {balsa.v1.ListTopicsRequest.$Properties} message ListTopicsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTopicsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTopicsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListTopicsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListTopicsRequest & balsa.v1.ListTopicsRequest.$Shape} ListTopicsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ListTopicsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListTopicsRequest;
        })();

        v1.ListTopicsResponse = (function() {

            /**
             * Properties of a ListTopicsResponse.
             * @typedef {Object} balsa.v1.ListTopicsResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<balsa.v1.TopicSummary.$Properties>} [topics] In the order of their names.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListTopicsResponse.
             * @memberof balsa.v1
             * @interface IListTopicsResponse
             * @augments balsa.v1.ListTopicsResponse.$Properties
             * @deprecated Use balsa.v1.ListTopicsResponse.$Properties instead.
             */

            /**
             * Shape of a ListTopicsResponse.
             * @typedef {balsa.v1.ListTopicsResponse.$Properties} balsa.v1.ListTopicsResponse.$Shape
             */

            /**
             * Constructs a new ListTopicsResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ListTopicsResponse.
             * @constructor
             * @param {balsa.v1.ListTopicsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListTopicsResponse = function (properties) {
                this.topics = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ListTopicsResponse
             * @instance
             */
            ListTopicsResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * In the order of their names.
             * @member {Array.<balsa.v1.TopicSummary>} topics
             * @memberof balsa.v1.ListTopicsResponse
             * @instance
             */
            ListTopicsResponse.prototype.topics = $util.emptyArray;

            /**
             * Encodes the specified ListTopicsResponse message. Does not implicitly {@link balsa.v1.ListTopicsResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListTopicsResponse
             * @static
             * @param {balsa.v1.ListTopicsResponse.$Properties} message ListTopicsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListTopicsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.topics != null && message.topics.length)
                    for (let i = 0; i < message.topics.length; ++i)
                        $root.balsa.v1.TopicSummary.encode(message.topics[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListTopicsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListTopicsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListTopicsResponse & balsa.v1.ListTopicsResponse.$Shape} ListTopicsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ListTopicsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.topics && message.topics.length))
                                message.topics = [];
                            message.topics.push($root.balsa.v1.TopicSummary.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListTopicsResponse;
        })();

        v1.TopicSummary = (function() {

            /**
             * Properties of a TopicSummary.
             * @typedef {Object} balsa.v1.TopicSummary.$Properties
             * @property {string} [name] The topic's name.
             * @property {string} [id] The topic's id.
             * @property {number} [partitions] How many partitions it has, retiring ones included.
             * @property {number} [replicationFactor] How many replicas each partition was given.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TopicSummary.
             * @memberof balsa.v1
             * @interface ITopicSummary
             * @augments balsa.v1.TopicSummary.$Properties
             * @deprecated Use balsa.v1.TopicSummary.$Properties instead.
             */

            /**
             * Shape of a TopicSummary.
             * @typedef {balsa.v1.TopicSummary.$Properties} balsa.v1.TopicSummary.$Shape
             */

            /**
             * Constructs a new TopicSummary.
             * @memberof balsa.v1
             * @classdesc Represents a TopicSummary.
             * @constructor
             * @param {balsa.v1.TopicSummary.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TopicSummary = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The topic's name.
             * @member {string} name
             * @memberof balsa.v1.TopicSummary
             * @instance
             */
            TopicSummary.prototype.name = "";

            /**
             * The topic's id.
             * @member {string} id
             * @memberof balsa.v1.TopicSummary
             * @instance
             */
            TopicSummary.prototype.id = "";

            /**
             * How many partitions it has, retiring ones included.
             * @member {number} partitions
             * @memberof balsa.v1.TopicSummary
             * @instance
             */
            TopicSummary.prototype.partitions = 0;

            /**
             * How many replicas each partition was given.
             * @member {number} replicationFactor
             * @memberof balsa.v1.TopicSummary
             * @instance
             */
            TopicSummary.prototype.replicationFactor = 0;

            /**
             * Encodes the specified TopicSummary message. Does not implicitly {@link balsa.v1.TopicSummary.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.TopicSummary
             * @static
             * @param {balsa.v1.TopicSummary.$Properties} message TopicSummary message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TopicSummary.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.partitions);
                if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor") && message.replicationFactor !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.replicationFactor);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TopicSummary message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.TopicSummary
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.TopicSummary & balsa.v1.TopicSummary.$Shape} TopicSummary
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TopicSummary.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.TopicSummary();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.partitions = value;
                            else
                                delete message.partitions;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.replicationFactor = value;
                            else
                                delete message.replicationFactor;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TopicSummary;
        })();

        v1.DescribeTopicRequest = (function() {

            /**
             * Properties of a DescribeTopicRequest.
             * @typedef {Object} balsa.v1.DescribeTopicRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {boolean} [forUse] The client is about to write to the topic or to read it: a node that creates unknown topics on first use
             * (`balsa dev`) creates it now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribeTopicRequest.
             * @memberof balsa.v1
             * @interface IDescribeTopicRequest
             * @augments balsa.v1.DescribeTopicRequest.$Properties
             * @deprecated Use balsa.v1.DescribeTopicRequest.$Properties instead.
             */

            /**
             * Shape of a DescribeTopicRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   forUse?: boolean;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.DescribeTopicRequest.$Shape
             */

            /**
             * Constructs a new DescribeTopicRequest.
             * @memberof balsa.v1
             * @classdesc Represents a DescribeTopicRequest.
             * @constructor
             * @param {balsa.v1.DescribeTopicRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribeTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.DescribeTopicRequest
             * @instance
             */
            DescribeTopicRequest.prototype.topic = null;

            /**
             * The client is about to write to the topic or to read it: a node that creates unknown topics on first use
             * (`balsa dev`) creates it now.
             * @member {boolean} forUse
             * @memberof balsa.v1.DescribeTopicRequest
             * @instance
             */
            DescribeTopicRequest.prototype.forUse = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DescribeTopicRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DescribeTopicRequest message. Does not implicitly {@link balsa.v1.DescribeTopicRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DescribeTopicRequest
             * @static
             * @param {balsa.v1.DescribeTopicRequest.$Properties} message DescribeTopicRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribeTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.forUse != null && $Object.hasOwnProperty.call(message, "forUse") && message.forUse !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.forUse);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribeTopicRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DescribeTopicRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeTopicRequest & balsa.v1.DescribeTopicRequest.$Shape} DescribeTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribeTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.DescribeTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.TopicReference.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.forUse = value;
                            else
                                delete message.forUse;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DescribeTopicRequest;
        })();

        v1.DescribeTopicResponse = (function() {

            /**
             * Properties of a DescribeTopicResponse.
             * @typedef {Object} balsa.v1.DescribeTopicResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Topic.$Properties|null} [topic] The topic.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribeTopicResponse.
             * @memberof balsa.v1
             * @interface IDescribeTopicResponse
             * @augments balsa.v1.DescribeTopicResponse.$Properties
             * @deprecated Use balsa.v1.DescribeTopicResponse.$Properties instead.
             */

            /**
             * Shape of a DescribeTopicResponse.
             * @typedef {balsa.v1.DescribeTopicResponse.$Properties} balsa.v1.DescribeTopicResponse.$Shape
             */

            /**
             * Constructs a new DescribeTopicResponse.
             * @memberof balsa.v1
             * @classdesc Represents a DescribeTopicResponse.
             * @constructor
             * @param {balsa.v1.DescribeTopicResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribeTopicResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.DescribeTopicResponse
             * @instance
             */
            DescribeTopicResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The topic.
             * @member {balsa.v1.Topic|null} topic
             * @memberof balsa.v1.DescribeTopicResponse
             * @instance
             */
            DescribeTopicResponse.prototype.topic = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DescribeTopicResponse.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DescribeTopicResponse message. Does not implicitly {@link balsa.v1.DescribeTopicResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DescribeTopicResponse
             * @static
             * @param {balsa.v1.DescribeTopicResponse.$Properties} message DescribeTopicResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribeTopicResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.Topic.encode(message.topic, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribeTopicResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DescribeTopicResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeTopicResponse & balsa.v1.DescribeTopicResponse.$Shape} DescribeTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribeTopicResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.DescribeTopicResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.Topic.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DescribeTopicResponse;
        })();

        v1.DeleteTopicRequest = (function() {

            /**
             * Properties of a DeleteTopicRequest.
             * @typedef {Object} balsa.v1.DeleteTopicRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number|null} [ifRevision] Delete only if the topic is still at this revision.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteTopicRequest.
             * @memberof balsa.v1
             * @interface IDeleteTopicRequest
             * @augments balsa.v1.DeleteTopicRequest.$Properties
             * @deprecated Use balsa.v1.DeleteTopicRequest.$Properties instead.
             */

            /**
             * Shape of a DeleteTopicRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   ifRevision?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.DeleteTopicRequest.$Shape
             */

            /**
             * Constructs a new DeleteTopicRequest.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteTopicRequest.
             * @constructor
             * @param {balsa.v1.DeleteTopicRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteTopicRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.DeleteTopicRequest
             * @instance
             */
            DeleteTopicRequest.prototype.topic = null;

            /**
             * Delete only if the topic is still at this revision.
             * @member {number|null} ifRevision
             * @memberof balsa.v1.DeleteTopicRequest
             * @instance
             */
            DeleteTopicRequest.prototype.ifRevision = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeleteTopicRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeleteTopicRequest.prototype, "_ifRevision", {
                get: $util.oneOfGetter($oneOfFields = ["ifRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DeleteTopicRequest message. Does not implicitly {@link balsa.v1.DeleteTopicRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteTopicRequest
             * @static
             * @param {balsa.v1.DeleteTopicRequest.$Properties} message DeleteTopicRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ifRevision != null && $Object.hasOwnProperty.call(message, "ifRevision"))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.ifRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteTopicRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteTopicRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteTopicRequest & balsa.v1.DeleteTopicRequest.$Shape} DeleteTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteTopicRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.DeleteTopicRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.TopicReference.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.ifRevision = reader.int64();
                            message._ifRevision = "ifRevision";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteTopicRequest;
        })();

        v1.DeleteTopicResponse = (function() {

            /**
             * Properties of a DeleteTopicResponse.
             * @typedef {Object} balsa.v1.DeleteTopicResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {string} [topicId] The id of the topic that is gone.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteTopicResponse.
             * @memberof balsa.v1
             * @interface IDeleteTopicResponse
             * @augments balsa.v1.DeleteTopicResponse.$Properties
             * @deprecated Use balsa.v1.DeleteTopicResponse.$Properties instead.
             */

            /**
             * Shape of a DeleteTopicResponse.
             * @typedef {balsa.v1.DeleteTopicResponse.$Properties} balsa.v1.DeleteTopicResponse.$Shape
             */

            /**
             * Constructs a new DeleteTopicResponse.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteTopicResponse.
             * @constructor
             * @param {balsa.v1.DeleteTopicResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteTopicResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.DeleteTopicResponse
             * @instance
             */
            DeleteTopicResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The id of the topic that is gone.
             * @member {string} topicId
             * @memberof balsa.v1.DeleteTopicResponse
             * @instance
             */
            DeleteTopicResponse.prototype.topicId = "";

            /**
             * Encodes the specified DeleteTopicResponse message. Does not implicitly {@link balsa.v1.DeleteTopicResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteTopicResponse
             * @static
             * @param {balsa.v1.DeleteTopicResponse.$Properties} message DeleteTopicResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteTopicResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topicId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteTopicResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteTopicResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteTopicResponse & balsa.v1.DeleteTopicResponse.$Shape} DeleteTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteTopicResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.DeleteTopicResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topicId = value;
                            else
                                delete message.topicId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteTopicResponse;
        })();

        v1.Topic = (function() {

            /**
             * Properties of a Topic.
             * @typedef {Object} balsa.v1.Topic.$Properties
             * @property {string} [name] The topic's name.
             * @property {string} [id] The topic's id: a new topic under an old name has another.
             * @property {number} [revision] The Raft index of the record that last changed the topic itself (its settings or routing).
             * @property {Array.<balsa.v1.TopicConfig.$Properties>} [configs] The settings that were given, in the order of their keys.
             * @property {Array.<balsa.v1.RoutingEpoch.$Properties>} [routing] How keys map to partitions, oldest epoch first; the last one is in force.
             * @property {Array.<balsa.v1.Partition.$Properties>} [partitions] By id.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Topic.
             * @memberof balsa.v1
             * @interface ITopic
             * @augments balsa.v1.Topic.$Properties
             * @deprecated Use balsa.v1.Topic.$Properties instead.
             */

            /**
             * Shape of a Topic.
             * @typedef {balsa.v1.Topic.$Properties} balsa.v1.Topic.$Shape
             */

            /**
             * Constructs a new Topic.
             * @memberof balsa.v1
             * @classdesc Represents a Topic.
             * @constructor
             * @param {balsa.v1.Topic.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Topic = function (properties) {
                this.configs = [];
                this.routing = [];
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The topic's name.
             * @member {string} name
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.name = "";

            /**
             * The topic's id: a new topic under an old name has another.
             * @member {string} id
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.id = "";

            /**
             * The Raft index of the record that last changed the topic itself (its settings or routing).
             * @member {number} revision
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The settings that were given, in the order of their keys.
             * @member {Array.<balsa.v1.TopicConfig>} configs
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.configs = $util.emptyArray;

            /**
             * How keys map to partitions, oldest epoch first; the last one is in force.
             * @member {Array.<balsa.v1.RoutingEpoch>} routing
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.routing = $util.emptyArray;

            /**
             * By id.
             * @member {Array.<balsa.v1.Partition>} partitions
             * @memberof balsa.v1.Topic
             * @instance
             */
            Topic.prototype.partitions = $util.emptyArray;

            /**
             * Encodes the specified Topic message. Does not implicitly {@link balsa.v1.Topic.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Topic
             * @static
             * @param {balsa.v1.Topic.$Properties} message Topic message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Topic.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.revision);
                if (message.configs != null && message.configs.length)
                    for (let i = 0; i < message.configs.length; ++i)
                        $root.balsa.v1.TopicConfig.encode(message.configs[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.routing != null && message.routing.length)
                    for (let i = 0; i < message.routing.length; ++i)
                        $root.balsa.v1.RoutingEpoch.encode(message.routing[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.balsa.v1.Partition.encode(message.partitions[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Topic message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Topic
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Topic & balsa.v1.Topic.$Shape} Topic
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Topic.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Topic();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.configs && message.configs.length))
                                message.configs = [];
                            message.configs.push($root.balsa.v1.TopicConfig.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.routing && message.routing.length))
                                message.routing = [];
                            message.routing.push($root.balsa.v1.RoutingEpoch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Topic;
        })();

        v1.RoutingEpoch = (function() {

            /**
             * Properties of a RoutingEpoch.
             * @typedef {Object} balsa.v1.RoutingEpoch.$Properties
             * @property {number} [epoch] Counts up from 0 with each change of the width.
             * @property {number} [width] The divisor: the number of partitions that take new records.
             * @property {Array.<number>} [partitions] The ids of those partitions, `width` of them, in routing order.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RoutingEpoch.
             * @memberof balsa.v1
             * @interface IRoutingEpoch
             * @augments balsa.v1.RoutingEpoch.$Properties
             * @deprecated Use balsa.v1.RoutingEpoch.$Properties instead.
             */

            /**
             * Shape of a RoutingEpoch.
             * @typedef {balsa.v1.RoutingEpoch.$Properties} balsa.v1.RoutingEpoch.$Shape
             */

            /**
             * Constructs a new RoutingEpoch.
             * @memberof balsa.v1
             * @classdesc A key belongs to partition `partitions[murmur2(key) mod width]` of the epoch in force.
             * @constructor
             * @param {balsa.v1.RoutingEpoch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RoutingEpoch = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Counts up from 0 with each change of the width.
             * @member {number} epoch
             * @memberof balsa.v1.RoutingEpoch
             * @instance
             */
            RoutingEpoch.prototype.epoch = 0;

            /**
             * The divisor: the number of partitions that take new records.
             * @member {number} width
             * @memberof balsa.v1.RoutingEpoch
             * @instance
             */
            RoutingEpoch.prototype.width = 0;

            /**
             * The ids of those partitions, `width` of them, in routing order.
             * @member {Array.<number>} partitions
             * @memberof balsa.v1.RoutingEpoch
             * @instance
             */
            RoutingEpoch.prototype.partitions = $util.emptyArray;

            /**
             * Encodes the specified RoutingEpoch message. Does not implicitly {@link balsa.v1.RoutingEpoch.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RoutingEpoch
             * @static
             * @param {balsa.v1.RoutingEpoch.$Properties} message RoutingEpoch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RoutingEpoch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.epoch);
                if (message.width != null && $Object.hasOwnProperty.call(message, "width") && message.width !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.width);
                if (message.partitions != null && message.partitions.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.partitions);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RoutingEpoch message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RoutingEpoch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RoutingEpoch & balsa.v1.RoutingEpoch.$Shape} RoutingEpoch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RoutingEpoch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.RoutingEpoch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.width = value;
                            else
                                delete message.width;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                reader.int32s(message.partitions);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push(reader.int32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RoutingEpoch;
        })();

        /**
         * PartitionState enum.
         * @name balsa.v1.PartitionState
         * @enum {number}
         * @property {number} PARTITION_STATE_UNSPECIFIED=0 Never sent.
         * @property {number} PARTITION_STATE_ACTIVE=1 Takes new records.
         * @property {number} PARTITION_STATE_RETIRING=2 Takes no new records; read until retention has emptied it.
         */
        v1.PartitionState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PARTITION_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "PARTITION_STATE_ACTIVE"] = 1;
            values[valuesById[2] = "PARTITION_STATE_RETIRING"] = 2;
            return values;
        })();

        v1.Partition = (function() {

            /**
             * Properties of a Partition.
             * @typedef {Object} balsa.v1.Partition.$Properties
             * @property {number} [id] Counts up from 0 within the topic.
             * @property {balsa.v1.PartitionState} [state] Whether it takes new records.
             * @property {number|null} [leader] The node that serves it; absent while it is offline.
             * @property {number} [leaderEpoch] Goes up with every change of leader, also to the same node again.
             * @property {Array.<number>} [replicas] The nodes that hold it, the preferred leader first.
             * @property {Array.<number>} [isr] The replicas that are in sync.
             * @property {Array.<number>} [elr] The replicas that left the in-sync set while it was too small, and still may lead (KIP-966).
             * @property {number|null} [logStart] The first offset that can be read. This and the next two are known to the leader alone, and
             * absent elsewhere.
             * @property {number|null} [highWatermark] Records below this offset are committed.
             * @property {number|null} [logEnd] The offset that the next record will get.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Partition.
             * @memberof balsa.v1
             * @interface IPartition
             * @augments balsa.v1.Partition.$Properties
             * @deprecated Use balsa.v1.Partition.$Properties instead.
             */

            /**
             * Shape of a Partition.
             * @typedef {balsa.v1.Partition.$Properties} balsa.v1.Partition.$Shape
             */

            /**
             * Constructs a new Partition.
             * @memberof balsa.v1
             * @classdesc Represents a Partition.
             * @constructor
             * @param {balsa.v1.Partition.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Partition = function (properties) {
                this.replicas = [];
                this.isr = [];
                this.elr = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Counts up from 0 within the topic.
             * @member {number} id
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.id = 0;

            /**
             * Whether it takes new records.
             * @member {balsa.v1.PartitionState} state
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.state = 0;

            /**
             * The node that serves it; absent while it is offline.
             * @member {number|null} leader
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.leader = null;

            /**
             * Goes up with every change of leader, also to the same node again.
             * @member {number} leaderEpoch
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.leaderEpoch = 0;

            /**
             * The nodes that hold it, the preferred leader first.
             * @member {Array.<number>} replicas
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.replicas = $util.emptyArray;

            /**
             * The replicas that are in sync.
             * @member {Array.<number>} isr
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.isr = $util.emptyArray;

            /**
             * The replicas that left the in-sync set while it was too small, and still may lead (KIP-966).
             * @member {Array.<number>} elr
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.elr = $util.emptyArray;

            /**
             * The first offset that can be read. This and the next two are known to the leader alone, and
             * absent elsewhere.
             * @member {number|null} logStart
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.logStart = null;

            /**
             * Records below this offset are committed.
             * @member {number|null} highWatermark
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.highWatermark = null;

            /**
             * The offset that the next record will get.
             * @member {number|null} logEnd
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.logEnd = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Partition.prototype, "_leader", {
                get: $util.oneOfGetter($oneOfFields = ["leader"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Partition.prototype, "_logStart", {
                get: $util.oneOfGetter($oneOfFields = ["logStart"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Partition.prototype, "_highWatermark", {
                get: $util.oneOfGetter($oneOfFields = ["highWatermark"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Partition.prototype, "_logEnd", {
                get: $util.oneOfGetter($oneOfFields = ["logEnd"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Partition message. Does not implicitly {@link balsa.v1.Partition.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Partition
             * @static
             * @param {balsa.v1.Partition.$Properties} message Partition message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Partition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.id);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.state);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.leader);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.leaderEpoch);
                if (message.replicas != null && message.replicas.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).int32s(message.replicas);
                if (message.isr != null && message.isr.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).int32s(message.isr);
                if (message.elr != null && message.elr.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).int32s(message.elr);
                if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart"))
                    writer.uint32(/* id 8, wireType 0 =*/64).int64(message.logStart);
                if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark"))
                    writer.uint32(/* id 9, wireType 0 =*/72).int64(message.highWatermark);
                if (message.logEnd != null && $Object.hasOwnProperty.call(message, "logEnd"))
                    writer.uint32(/* id 10, wireType 0 =*/80).int64(message.logEnd);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Partition message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Partition
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Partition & balsa.v1.Partition.$Shape} Partition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Partition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.Partition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.leader = reader.int32();
                            message._leader = "leader";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.leaderEpoch = value;
                            else
                                delete message.leaderEpoch;
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.replicas && message.replicas.length))
                                    message.replicas = [];
                                reader.int32s(message.replicas);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.replicas && message.replicas.length))
                                message.replicas = [];
                            message.replicas.push(reader.int32());
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.isr && message.isr.length))
                                    message.isr = [];
                                reader.int32s(message.isr);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.isr && message.isr.length))
                                message.isr = [];
                            message.isr.push(reader.int32());
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.elr && message.elr.length))
                                    message.elr = [];
                                reader.int32s(message.elr);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.elr && message.elr.length))
                                message.elr = [];
                            message.elr.push(reader.int32());
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            message.logStart = reader.int64();
                            message._logStart = "logStart";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.highWatermark = reader.int64();
                            message._highWatermark = "highWatermark";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.logEnd = reader.int64();
                            message._logEnd = "logEnd";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Partition;
        })();

        /**
         * Acks enum.
         * @name balsa.v1.Acks
         * @enum {number}
         * @property {number} ACKS_UNSPECIFIED=0 Refused.
         * @property {number} ACKS_NONE=1 Answered only if it is refused.
         * @property {number} ACKS_LEADER=2 Answered when the leader holds the records by the topic's durability.
         * @property {number} ACKS_ALL=3 Answered when every in-sync replica does.
         */
        v1.Acks = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ACKS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ACKS_NONE"] = 1;
            values[valuesById[2] = "ACKS_LEADER"] = 2;
            values[valuesById[3] = "ACKS_ALL"] = 3;
            return values;
        })();

        v1.ProduceRequest = (function() {

            /**
             * Properties of a ProduceRequest.
             * @typedef {Object} balsa.v1.ProduceRequest.$Properties
             * @property {number} [correlation] Chosen by the client and given back in the answer. One that is still unanswered may not be used
             * again.
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic. An id fails once that topic is deleted; a name finds the topic of that name now.
             * @property {number} [partition] The partition's id.
             * @property {number|null} [leaderEpoch] The leader epoch that the client believes in: another one is refused. Absent: whichever leads.
             * @property {balsa.v1.Acks} [acks] What the answer waits for.
             * @property {Uint8Array} [batches] One or more whole record batches (Kafka's RecordBatch, magic 2) back to back. The node writes
             * base offset and leader epoch into each, both outside its CRC, and changes nothing else.
             * @property {number|null} [timeoutMs] With ACKS_ALL: how long to wait for the replicas, in ms; absent: 30,000. The records stay
             * appended when it passes.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProduceRequest.
             * @memberof balsa.v1
             * @interface IProduceRequest
             * @augments balsa.v1.ProduceRequest.$Properties
             * @deprecated Use balsa.v1.ProduceRequest.$Properties instead.
             */

            /**
             * Shape of a ProduceRequest.
             * @typedef {{
             *   correlation?: number;
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   leaderEpoch?: number|null;
             *   acks?: balsa.v1.Acks;
             *   batches?: Uint8Array;
             *   timeoutMs?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.ProduceRequest.$Shape
             */

            /**
             * Constructs a new ProduceRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ProduceRequest.
             * @constructor
             * @param {balsa.v1.ProduceRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProduceRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Chosen by the client and given back in the answer. One that is still unanswered may not be used
             * again.
             * @member {number} correlation
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.correlation = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Which topic. An id fails once that topic is deleted; a name finds the topic of that name now.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.partition = 0;

            /**
             * The leader epoch that the client believes in: another one is refused. Absent: whichever leads.
             * @member {number|null} leaderEpoch
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.leaderEpoch = null;

            /**
             * What the answer waits for.
             * @member {balsa.v1.Acks} acks
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.acks = 0;

            /**
             * One or more whole record batches (Kafka's RecordBatch, magic 2) back to back. The node writes
             * base offset and leader epoch into each, both outside its CRC, and changes nothing else.
             * @member {Uint8Array} batches
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.batches = $util.newBuffer([]);

            /**
             * With ACKS_ALL: how long to wait for the replicas, in ms; absent: 30,000. The records stay
             * appended when it passes.
             * @member {number|null} timeoutMs
             * @memberof balsa.v1.ProduceRequest
             * @instance
             */
            ProduceRequest.prototype.timeoutMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ProduceRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ProduceRequest.prototype, "_leaderEpoch", {
                get: $util.oneOfGetter($oneOfFields = ["leaderEpoch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ProduceRequest.prototype, "_timeoutMs", {
                get: $util.oneOfGetter($oneOfFields = ["timeoutMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ProduceRequest message. Does not implicitly {@link balsa.v1.ProduceRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProduceRequest
             * @static
             * @param {balsa.v1.ProduceRequest.$Properties} message ProduceRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProduceRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.correlation != null && $Object.hasOwnProperty.call(message, "correlation") && (typeof message.correlation === "object" ? message.correlation.low || message.correlation.high : message.correlation !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.correlation);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.partition);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.leaderEpoch);
                if (message.acks != null && $Object.hasOwnProperty.call(message, "acks") && message.acks !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.acks);
                if (message.batches != null && $Object.hasOwnProperty.call(message, "batches") && message.batches.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.batches);
                if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs"))
                    writer.uint32(/* id 7, wireType 0 =*/56).int32(message.timeoutMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProduceRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProduceRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceRequest & balsa.v1.ProduceRequest.$Shape} ProduceRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProduceRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ProduceRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.correlation = value;
                            else
                                delete message.correlation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.topic = $root.balsa.v1.TopicReference.decode(reader, reader.size(), $undefined, _depth + 1, message.topic);
                            message._topic = "topic";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.partition = value;
                            else
                                delete message.partition;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.leaderEpoch = reader.int32();
                            message._leaderEpoch = "leaderEpoch";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.acks = value;
                            else
                                delete message.acks;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.batches = value;
                            else
                                delete message.batches;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.timeoutMs = reader.int32();
                            message._timeoutMs = "timeoutMs";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProduceRequest;
        })();

        v1.ProduceResponse = (function() {

            /**
             * Properties of a ProduceResponse.
             * @typedef {Object} balsa.v1.ProduceResponse.$Properties
             * @property {number} [correlation] The request's.
             * @property {balsa.v1.ProduceAcknowledgement.$Properties|null} [acknowledgement] It is stored.
             * @property {balsa.v1.Error.$Properties|null} [error] It is not, or (`requestTimedOut`, `notEnoughReplicasAfterAppend`) that is not known.
             * @property {"acknowledgement"|"error"} [result] What became of it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProduceResponse.
             * @memberof balsa.v1
             * @interface IProduceResponse
             * @augments balsa.v1.ProduceResponse.$Properties
             * @deprecated Use balsa.v1.ProduceResponse.$Properties instead.
             */

            /**
             * Narrowed shape of a ProduceResponse.
             * @typedef {{
             *   correlation?: number;
             *   acknowledgement?: balsa.v1.ProduceAcknowledgement.$Shape|null;
             *   error?: balsa.v1.Error.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ result?: undefined; acknowledgement?: null; error?: null }|{ result?: "acknowledgement"; acknowledgement: balsa.v1.ProduceAcknowledgement.$Shape; error?: null }|{ result?: "error"; acknowledgement?: null; error: balsa.v1.Error.$Shape })
             * )} balsa.v1.ProduceResponse.$Shape
             */

            /**
             * Constructs a new ProduceResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ProduceResponse.
             * @constructor
             * @param {balsa.v1.ProduceResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProduceResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The request's.
             * @member {number} correlation
             * @memberof balsa.v1.ProduceResponse
             * @instance
             */
            ProduceResponse.prototype.correlation = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * It is stored.
             * @member {balsa.v1.ProduceAcknowledgement|null} acknowledgement
             * @memberof balsa.v1.ProduceResponse
             * @instance
             */
            ProduceResponse.prototype.acknowledgement = null;

            /**
             * It is not, or (`requestTimedOut`, `notEnoughReplicasAfterAppend`) that is not known.
             * @member {balsa.v1.Error|null} error
             * @memberof balsa.v1.ProduceResponse
             * @instance
             */
            ProduceResponse.prototype.error = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * What became of it.
             * @member {"acknowledgement"|"error"|undefined} result
             * @memberof balsa.v1.ProduceResponse
             * @instance
             */
            $Object.defineProperty(ProduceResponse.prototype, "result", {
                get: $util.oneOfGetter($oneOfFields = ["acknowledgement", "error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ProduceResponse message. Does not implicitly {@link balsa.v1.ProduceResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProduceResponse
             * @static
             * @param {balsa.v1.ProduceResponse.$Properties} message ProduceResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProduceResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.correlation != null && $Object.hasOwnProperty.call(message, "correlation") && (typeof message.correlation === "object" ? message.correlation.low || message.correlation.high : message.correlation !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.correlation);
                if (message.acknowledgement != null && $Object.hasOwnProperty.call(message, "acknowledgement"))
                    $root.balsa.v1.ProduceAcknowledgement.encode(message.acknowledgement, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.balsa.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProduceResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProduceResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceResponse & balsa.v1.ProduceResponse.$Shape} ProduceResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProduceResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ProduceResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.correlation = value;
                            else
                                delete message.correlation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.acknowledgement = $root.balsa.v1.ProduceAcknowledgement.decode(reader, reader.size(), $undefined, _depth + 1, message.acknowledgement);
                            message.result = "acknowledgement";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.balsa.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.result = "error";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProduceResponse;
        })();

        v1.ProduceAcknowledgement = (function() {

            /**
             * Properties of a ProduceAcknowledgement.
             * @typedef {Object} balsa.v1.ProduceAcknowledgement.$Properties
             * @property {number} [baseOffset] The offset of the first record. For a batch that had been stored before, its first offset then.
             * @property {number} [lastOffset] The offset of the last record.
             * @property {number|null} [logAppendTimeMs] The time of storing in ms, where the topic stamps it (`message.timestamp.type=LogAppendTime`).
             * @property {number} [logStart] The first offset that can be read.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProduceAcknowledgement.
             * @memberof balsa.v1
             * @interface IProduceAcknowledgement
             * @augments balsa.v1.ProduceAcknowledgement.$Properties
             * @deprecated Use balsa.v1.ProduceAcknowledgement.$Properties instead.
             */

            /**
             * Shape of a ProduceAcknowledgement.
             * @typedef {balsa.v1.ProduceAcknowledgement.$Properties} balsa.v1.ProduceAcknowledgement.$Shape
             */

            /**
             * Constructs a new ProduceAcknowledgement.
             * @memberof balsa.v1
             * @classdesc Represents a ProduceAcknowledgement.
             * @constructor
             * @param {balsa.v1.ProduceAcknowledgement.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProduceAcknowledgement = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The offset of the first record. For a batch that had been stored before, its first offset then.
             * @member {number} baseOffset
             * @memberof balsa.v1.ProduceAcknowledgement
             * @instance
             */
            ProduceAcknowledgement.prototype.baseOffset = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The offset of the last record.
             * @member {number} lastOffset
             * @memberof balsa.v1.ProduceAcknowledgement
             * @instance
             */
            ProduceAcknowledgement.prototype.lastOffset = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The time of storing in ms, where the topic stamps it (`message.timestamp.type=LogAppendTime`).
             * @member {number|null} logAppendTimeMs
             * @memberof balsa.v1.ProduceAcknowledgement
             * @instance
             */
            ProduceAcknowledgement.prototype.logAppendTimeMs = null;

            /**
             * The first offset that can be read.
             * @member {number} logStart
             * @memberof balsa.v1.ProduceAcknowledgement
             * @instance
             */
            ProduceAcknowledgement.prototype.logStart = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ProduceAcknowledgement.prototype, "_logAppendTimeMs", {
                get: $util.oneOfGetter($oneOfFields = ["logAppendTimeMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ProduceAcknowledgement message. Does not implicitly {@link balsa.v1.ProduceAcknowledgement.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProduceAcknowledgement
             * @static
             * @param {balsa.v1.ProduceAcknowledgement.$Properties} message ProduceAcknowledgement message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProduceAcknowledgement.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.baseOffset);
                if (message.lastOffset != null && $Object.hasOwnProperty.call(message, "lastOffset") && (typeof message.lastOffset === "object" ? message.lastOffset.low || message.lastOffset.high : message.lastOffset !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.lastOffset);
                if (message.logAppendTimeMs != null && $Object.hasOwnProperty.call(message, "logAppendTimeMs"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logAppendTimeMs);
                if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart") && (typeof message.logStart === "object" ? message.logStart.low || message.logStart.high : message.logStart !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.logStart);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProduceAcknowledgement message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProduceAcknowledgement
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProduceAcknowledgement & balsa.v1.ProduceAcknowledgement.$Shape} ProduceAcknowledgement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProduceAcknowledgement.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.ProduceAcknowledgement();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseOffset = value;
                            else
                                delete message.baseOffset;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastOffset = value;
                            else
                                delete message.lastOffset;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.logAppendTimeMs = reader.int64();
                            message._logAppendTimeMs = "logAppendTimeMs";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logStart = value;
                            else
                                delete message.logStart;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProduceAcknowledgement;
        })();

        v1.AllocateProducerIdRequest = (function() {

            /**
             * Properties of an AllocateProducerIdRequest.
             * @typedef {Object} balsa.v1.AllocateProducerIdRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AllocateProducerIdRequest.
             * @memberof balsa.v1
             * @interface IAllocateProducerIdRequest
             * @augments balsa.v1.AllocateProducerIdRequest.$Properties
             * @deprecated Use balsa.v1.AllocateProducerIdRequest.$Properties instead.
             */

            /**
             * Shape of an AllocateProducerIdRequest.
             * @typedef {balsa.v1.AllocateProducerIdRequest.$Properties} balsa.v1.AllocateProducerIdRequest.$Shape
             */

            /**
             * Constructs a new AllocateProducerIdRequest.
             * @memberof balsa.v1
             * @classdesc Represents an AllocateProducerIdRequest.
             * @constructor
             * @param {balsa.v1.AllocateProducerIdRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AllocateProducerIdRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified AllocateProducerIdRequest message. Does not implicitly {@link balsa.v1.AllocateProducerIdRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AllocateProducerIdRequest
             * @static
             * @param {balsa.v1.AllocateProducerIdRequest.$Properties} message AllocateProducerIdRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AllocateProducerIdRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AllocateProducerIdRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AllocateProducerIdRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AllocateProducerIdRequest & balsa.v1.AllocateProducerIdRequest.$Shape} AllocateProducerIdRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AllocateProducerIdRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.AllocateProducerIdRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AllocateProducerIdRequest;
        })();

        v1.AllocateProducerIdResponse = (function() {

            /**
             * Properties of an AllocateProducerIdResponse.
             * @typedef {Object} balsa.v1.AllocateProducerIdResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [producerId] What the producer writes into its batches, so that a batch sent twice is stored once.
             * @property {number} [producerEpoch] The first epoch of the new id: 0.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AllocateProducerIdResponse.
             * @memberof balsa.v1
             * @interface IAllocateProducerIdResponse
             * @augments balsa.v1.AllocateProducerIdResponse.$Properties
             * @deprecated Use balsa.v1.AllocateProducerIdResponse.$Properties instead.
             */

            /**
             * Shape of an AllocateProducerIdResponse.
             * @typedef {balsa.v1.AllocateProducerIdResponse.$Properties} balsa.v1.AllocateProducerIdResponse.$Shape
             */

            /**
             * Constructs a new AllocateProducerIdResponse.
             * @memberof balsa.v1
             * @classdesc Represents an AllocateProducerIdResponse.
             * @constructor
             * @param {balsa.v1.AllocateProducerIdResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AllocateProducerIdResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.AllocateProducerIdResponse
             * @instance
             */
            AllocateProducerIdResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * What the producer writes into its batches, so that a batch sent twice is stored once.
             * @member {number} producerId
             * @memberof balsa.v1.AllocateProducerIdResponse
             * @instance
             */
            AllocateProducerIdResponse.prototype.producerId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The first epoch of the new id: 0.
             * @member {number} producerEpoch
             * @memberof balsa.v1.AllocateProducerIdResponse
             * @instance
             */
            AllocateProducerIdResponse.prototype.producerEpoch = 0;

            /**
             * Encodes the specified AllocateProducerIdResponse message. Does not implicitly {@link balsa.v1.AllocateProducerIdResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AllocateProducerIdResponse
             * @static
             * @param {balsa.v1.AllocateProducerIdResponse.$Properties} message AllocateProducerIdResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AllocateProducerIdResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.producerId);
                if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.producerEpoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AllocateProducerIdResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AllocateProducerIdResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AllocateProducerIdResponse & balsa.v1.AllocateProducerIdResponse.$Shape} AllocateProducerIdResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AllocateProducerIdResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.balsa.v1.AllocateProducerIdResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.metadataIndex = value;
                            else
                                delete message.metadataIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.producerId = value;
                            else
                                delete message.producerId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.producerEpoch = value;
                            else
                                delete message.producerEpoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AllocateProducerIdResponse;
        })();

        return v1;
    })();

    return balsa;
})();

export const grpc = $root.grpc = (() => {

    /**
     * Namespace grpc.
     * @exports grpc
     * @namespace
     */
    const grpc = {};

    grpc.health = (function() {

        /**
         * Namespace health.
         * @memberof grpc
         * @namespace
         */
        const health = {};

        health.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof grpc.health
             * @namespace
             */
            const v1 = {};

            v1.HealthCheckRequest = (function() {

                /**
                 * Properties of a HealthCheckRequest.
                 * @typedef {Object} grpc.health.v1.HealthCheckRequest.$Properties
                 * @property {string} [service] Empty: the node as a whole. Otherwise the full name of a service, such as `balsa.v1.Produce`.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HealthCheckRequest.
                 * @memberof grpc.health.v1
                 * @interface IHealthCheckRequest
                 * @augments grpc.health.v1.HealthCheckRequest.$Properties
                 * @deprecated Use grpc.health.v1.HealthCheckRequest.$Properties instead.
                 */

                /**
                 * Shape of a HealthCheckRequest.
                 * @typedef {grpc.health.v1.HealthCheckRequest.$Properties} grpc.health.v1.HealthCheckRequest.$Shape
                 */

                /**
                 * Constructs a new HealthCheckRequest.
                 * @memberof grpc.health.v1
                 * @classdesc Represents a HealthCheckRequest.
                 * @constructor
                 * @param {grpc.health.v1.HealthCheckRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HealthCheckRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Empty: the node as a whole. Otherwise the full name of a service, such as `balsa.v1.Produce`.
                 * @member {string} service
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @instance
                 */
                HealthCheckRequest.prototype.service = "";

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @static
                 * @param {grpc.health.v1.HealthCheckRequest.$Properties} message HealthCheckRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HealthCheckRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape} HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HealthCheckRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.health.v1.HealthCheckRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.service = value;
                                else
                                    delete message.service;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return HealthCheckRequest;
            })();

            v1.HealthCheckResponse = (function() {

                /**
                 * Properties of a HealthCheckResponse.
                 * @typedef {Object} grpc.health.v1.HealthCheckResponse.$Properties
                 * @property {grpc.health.v1.HealthCheckResponse.ServingStatus} [status] The state.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HealthCheckResponse.
                 * @memberof grpc.health.v1
                 * @interface IHealthCheckResponse
                 * @augments grpc.health.v1.HealthCheckResponse.$Properties
                 * @deprecated Use grpc.health.v1.HealthCheckResponse.$Properties instead.
                 */

                /**
                 * Shape of a HealthCheckResponse.
                 * @typedef {grpc.health.v1.HealthCheckResponse.$Properties} grpc.health.v1.HealthCheckResponse.$Shape
                 */

                /**
                 * Constructs a new HealthCheckResponse.
                 * @memberof grpc.health.v1
                 * @classdesc Represents a HealthCheckResponse.
                 * @constructor
                 * @param {grpc.health.v1.HealthCheckResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HealthCheckResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * The state.
                 * @member {grpc.health.v1.HealthCheckResponse.ServingStatus} status
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @instance
                 */
                HealthCheckResponse.prototype.status = 0;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @static
                 * @param {grpc.health.v1.HealthCheckResponse.$Properties} message HealthCheckResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HealthCheckResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape} HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HealthCheckResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.health.v1.HealthCheckResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * ServingStatus enum.
                 * @name grpc.health.v1.HealthCheckResponse.ServingStatus
                 * @enum {number}
                 * @property {number} UNKNOWN=0 Never sent.
                 * @property {number} SERVING=1 Requests are served.
                 * @property {number} NOT_SERVING=2 The node starts or drains.
                 * @property {number} SERVICE_UNKNOWN=3 Watch only: there is no service of that name.
                 */
                HealthCheckResponse.ServingStatus = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNKNOWN"] = 0;
                    values[valuesById[1] = "SERVING"] = 1;
                    values[valuesById[2] = "NOT_SERVING"] = 2;
                    values[valuesById[3] = "SERVICE_UNKNOWN"] = 3;
                    return values;
                })();

                return HealthCheckResponse;
            })();

            return v1;
        })();

        return health;
    })();

    return grpc;
})();

export {
  $root as default
};
