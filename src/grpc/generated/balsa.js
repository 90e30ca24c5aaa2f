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

        v1.ListNodesRequest = (function() {

            /**
             * Properties of a ListNodesRequest.
             * @typedef {Object} balsa.v1.ListNodesRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListNodesRequest.
             * @memberof balsa.v1
             * @interface IListNodesRequest
             * @augments balsa.v1.ListNodesRequest.$Properties
             * @deprecated Use balsa.v1.ListNodesRequest.$Properties instead.
             */

            /**
             * Shape of a ListNodesRequest.
             * @typedef {balsa.v1.ListNodesRequest.$Properties} balsa.v1.ListNodesRequest.$Shape
             */

            /**
             * Constructs a new ListNodesRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ListNodesRequest.
             * @constructor
             * @param {balsa.v1.ListNodesRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListNodesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ListNodesRequest message. Does not implicitly {@link balsa.v1.ListNodesRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListNodesRequest
             * @static
             * @param {balsa.v1.ListNodesRequest.$Properties} message ListNodesRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListNodesRequest.encode = function (message, writer, _depth) {
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
             * Decodes a ListNodesRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListNodesRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListNodesRequest & balsa.v1.ListNodesRequest.$Shape} ListNodesRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListNodesRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ListNodesRequest();
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

            return ListNodesRequest;
        })();

        v1.ListNodesResponse = (function() {

            /**
             * Properties of a ListNodesResponse.
             * @typedef {Object} balsa.v1.ListNodesResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<balsa.v1.NodeShare.$Properties>} [nodes] By id.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListNodesResponse.
             * @memberof balsa.v1
             * @interface IListNodesResponse
             * @augments balsa.v1.ListNodesResponse.$Properties
             * @deprecated Use balsa.v1.ListNodesResponse.$Properties instead.
             */

            /**
             * Shape of a ListNodesResponse.
             * @typedef {balsa.v1.ListNodesResponse.$Properties} balsa.v1.ListNodesResponse.$Shape
             */

            /**
             * Constructs a new ListNodesResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ListNodesResponse.
             * @constructor
             * @param {balsa.v1.ListNodesResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListNodesResponse = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ListNodesResponse
             * @instance
             */
            ListNodesResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * By id.
             * @member {Array.<balsa.v1.NodeShare>} nodes
             * @memberof balsa.v1.ListNodesResponse
             * @instance
             */
            ListNodesResponse.prototype.nodes = $util.emptyArray;

            /**
             * Encodes the specified ListNodesResponse message. Does not implicitly {@link balsa.v1.ListNodesResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListNodesResponse
             * @static
             * @param {balsa.v1.ListNodesResponse.$Properties} message ListNodesResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListNodesResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.balsa.v1.NodeShare.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListNodesResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListNodesResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListNodesResponse & balsa.v1.ListNodesResponse.$Shape} ListNodesResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListNodesResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ListNodesResponse();
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
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.balsa.v1.NodeShare.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return ListNodesResponse;
        })();

        v1.NodeShare = (function() {

            /**
             * Properties of a NodeShare.
             * @typedef {Object} balsa.v1.NodeShare.$Properties
             * @property {balsa.v1.Node.$Properties|null} [node] The node.
             * @property {number} [replicas] How many replicas it holds.
             * @property {number} [leading] How many partitions it leads.
             * @property {number} [arriving] How many replicas are on their way to it.
             * @property {number} [leaving] How many replicas are to leave it.
             * @property {boolean} [isBeingRemoved] Whether it is being removed from the cluster.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeShare.
             * @memberof balsa.v1
             * @interface INodeShare
             * @augments balsa.v1.NodeShare.$Properties
             * @deprecated Use balsa.v1.NodeShare.$Properties instead.
             */

            /**
             * Shape of a NodeShare.
             * @typedef {balsa.v1.NodeShare.$Properties} balsa.v1.NodeShare.$Shape
             */

            /**
             * Constructs a new NodeShare.
             * @memberof balsa.v1
             * @classdesc Represents a NodeShare.
             * @constructor
             * @param {balsa.v1.NodeShare.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeShare = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The node.
             * @member {balsa.v1.Node|null} node
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.node = null;

            /**
             * How many replicas it holds.
             * @member {number} replicas
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.replicas = 0;

            /**
             * How many partitions it leads.
             * @member {number} leading
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.leading = 0;

            /**
             * How many replicas are on their way to it.
             * @member {number} arriving
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.arriving = 0;

            /**
             * How many replicas are to leave it.
             * @member {number} leaving
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.leaving = 0;

            /**
             * Whether it is being removed from the cluster.
             * @member {boolean} isBeingRemoved
             * @memberof balsa.v1.NodeShare
             * @instance
             */
            NodeShare.prototype.isBeingRemoved = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(NodeShare.prototype, "_node", {
                get: $util.oneOfGetter($oneOfFields = ["node"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified NodeShare message. Does not implicitly {@link balsa.v1.NodeShare.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.NodeShare
             * @static
             * @param {balsa.v1.NodeShare.$Properties} message NodeShare message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeShare.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    $root.balsa.v1.Node.encode(message.node, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.replicas != null && $Object.hasOwnProperty.call(message, "replicas") && message.replicas !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.replicas);
                if (message.leading != null && $Object.hasOwnProperty.call(message, "leading") && message.leading !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.leading);
                if (message.arriving != null && $Object.hasOwnProperty.call(message, "arriving") && message.arriving !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.arriving);
                if (message.leaving != null && $Object.hasOwnProperty.call(message, "leaving") && message.leaving !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.leaving);
                if (message.isBeingRemoved != null && $Object.hasOwnProperty.call(message, "isBeingRemoved") && message.isBeingRemoved !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.isBeingRemoved);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeShare message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.NodeShare
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.NodeShare & balsa.v1.NodeShare.$Shape} NodeShare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeShare.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.NodeShare();
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
                            message.node = $root.balsa.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1, message.node);
                            message._node = "node";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.replicas = value;
                            else
                                delete message.replicas;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.leading = value;
                            else
                                delete message.leading;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.arriving = value;
                            else
                                delete message.arriving;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.leaving = value;
                            else
                                delete message.leaving;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isBeingRemoved = value;
                            else
                                delete message.isBeingRemoved;
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

            return NodeShare;
        })();

        v1.RemoveNodeRequest = (function() {

            /**
             * Properties of a RemoveNodeRequest.
             * @typedef {Object} balsa.v1.RemoveNodeRequest.$Properties
             * @property {number} [nodeId] The node.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RemoveNodeRequest.
             * @memberof balsa.v1
             * @interface IRemoveNodeRequest
             * @augments balsa.v1.RemoveNodeRequest.$Properties
             * @deprecated Use balsa.v1.RemoveNodeRequest.$Properties instead.
             */

            /**
             * Shape of a RemoveNodeRequest.
             * @typedef {balsa.v1.RemoveNodeRequest.$Properties} balsa.v1.RemoveNodeRequest.$Shape
             */

            /**
             * Constructs a new RemoveNodeRequest.
             * @memberof balsa.v1
             * @classdesc Represents a RemoveNodeRequest.
             * @constructor
             * @param {balsa.v1.RemoveNodeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RemoveNodeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The node.
             * @member {number} nodeId
             * @memberof balsa.v1.RemoveNodeRequest
             * @instance
             */
            RemoveNodeRequest.prototype.nodeId = 0;

            /**
             * Encodes the specified RemoveNodeRequest message. Does not implicitly {@link balsa.v1.RemoveNodeRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RemoveNodeRequest
             * @static
             * @param {balsa.v1.RemoveNodeRequest.$Properties} message RemoveNodeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RemoveNodeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RemoveNodeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RemoveNodeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RemoveNodeRequest & balsa.v1.RemoveNodeRequest.$Shape} RemoveNodeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RemoveNodeRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RemoveNodeRequest();
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

            return RemoveNodeRequest;
        })();

        v1.RemoveNodeResponse = (function() {

            /**
             * Properties of a RemoveNodeResponse.
             * @typedef {Object} balsa.v1.RemoveNodeResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RemoveNodeResponse.
             * @memberof balsa.v1
             * @interface IRemoveNodeResponse
             * @augments balsa.v1.RemoveNodeResponse.$Properties
             * @deprecated Use balsa.v1.RemoveNodeResponse.$Properties instead.
             */

            /**
             * Shape of a RemoveNodeResponse.
             * @typedef {balsa.v1.RemoveNodeResponse.$Properties} balsa.v1.RemoveNodeResponse.$Shape
             */

            /**
             * Constructs a new RemoveNodeResponse.
             * @memberof balsa.v1
             * @classdesc Represents a RemoveNodeResponse.
             * @constructor
             * @param {balsa.v1.RemoveNodeResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RemoveNodeResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.RemoveNodeResponse
             * @instance
             */
            RemoveNodeResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified RemoveNodeResponse message. Does not implicitly {@link balsa.v1.RemoveNodeResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RemoveNodeResponse
             * @static
             * @param {balsa.v1.RemoveNodeResponse.$Properties} message RemoveNodeResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RemoveNodeResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RemoveNodeResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RemoveNodeResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RemoveNodeResponse & balsa.v1.RemoveNodeResponse.$Shape} RemoveNodeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RemoveNodeResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RemoveNodeResponse();
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

            return RemoveNodeResponse;
        })();

        v1.ReplaceNodeRequest = (function() {

            /**
             * Properties of a ReplaceNodeRequest.
             * @typedef {Object} balsa.v1.ReplaceNodeRequest.$Properties
             * @property {number} [nodeId] The node that goes.
             * @property {number} [replacementId] The node that takes its place, which is live and another one.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplaceNodeRequest.
             * @memberof balsa.v1
             * @interface IReplaceNodeRequest
             * @augments balsa.v1.ReplaceNodeRequest.$Properties
             * @deprecated Use balsa.v1.ReplaceNodeRequest.$Properties instead.
             */

            /**
             * Shape of a ReplaceNodeRequest.
             * @typedef {balsa.v1.ReplaceNodeRequest.$Properties} balsa.v1.ReplaceNodeRequest.$Shape
             */

            /**
             * Constructs a new ReplaceNodeRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ReplaceNodeRequest.
             * @constructor
             * @param {balsa.v1.ReplaceNodeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplaceNodeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The node that goes.
             * @member {number} nodeId
             * @memberof balsa.v1.ReplaceNodeRequest
             * @instance
             */
            ReplaceNodeRequest.prototype.nodeId = 0;

            /**
             * The node that takes its place, which is live and another one.
             * @member {number} replacementId
             * @memberof balsa.v1.ReplaceNodeRequest
             * @instance
             */
            ReplaceNodeRequest.prototype.replacementId = 0;

            /**
             * Encodes the specified ReplaceNodeRequest message. Does not implicitly {@link balsa.v1.ReplaceNodeRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReplaceNodeRequest
             * @static
             * @param {balsa.v1.ReplaceNodeRequest.$Properties} message ReplaceNodeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplaceNodeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.replacementId != null && $Object.hasOwnProperty.call(message, "replacementId") && message.replacementId !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.replacementId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplaceNodeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReplaceNodeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReplaceNodeRequest & balsa.v1.ReplaceNodeRequest.$Shape} ReplaceNodeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplaceNodeRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReplaceNodeRequest();
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
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.replacementId = value;
                            else
                                delete message.replacementId;
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

            return ReplaceNodeRequest;
        })();

        v1.ReplaceNodeResponse = (function() {

            /**
             * Properties of a ReplaceNodeResponse.
             * @typedef {Object} balsa.v1.ReplaceNodeResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [moves] How many replicas are on their way.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplaceNodeResponse.
             * @memberof balsa.v1
             * @interface IReplaceNodeResponse
             * @augments balsa.v1.ReplaceNodeResponse.$Properties
             * @deprecated Use balsa.v1.ReplaceNodeResponse.$Properties instead.
             */

            /**
             * Shape of a ReplaceNodeResponse.
             * @typedef {balsa.v1.ReplaceNodeResponse.$Properties} balsa.v1.ReplaceNodeResponse.$Shape
             */

            /**
             * Constructs a new ReplaceNodeResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ReplaceNodeResponse.
             * @constructor
             * @param {balsa.v1.ReplaceNodeResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplaceNodeResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ReplaceNodeResponse
             * @instance
             */
            ReplaceNodeResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * How many replicas are on their way.
             * @member {number} moves
             * @memberof balsa.v1.ReplaceNodeResponse
             * @instance
             */
            ReplaceNodeResponse.prototype.moves = 0;

            /**
             * Encodes the specified ReplaceNodeResponse message. Does not implicitly {@link balsa.v1.ReplaceNodeResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReplaceNodeResponse
             * @static
             * @param {balsa.v1.ReplaceNodeResponse.$Properties} message ReplaceNodeResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplaceNodeResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.moves != null && $Object.hasOwnProperty.call(message, "moves") && message.moves !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.moves);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplaceNodeResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReplaceNodeResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReplaceNodeResponse & balsa.v1.ReplaceNodeResponse.$Shape} ReplaceNodeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplaceNodeResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReplaceNodeResponse();
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
                            if (value = reader.int32())
                                message.moves = value;
                            else
                                delete message.moves;
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

            return ReplaceNodeResponse;
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
         * @property {number} NODE_STATE_DRAINING=3 About to stop: its leaderships move to others, and it is elected last.
         */
        v1.NodeState = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NODE_STATE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "NODE_STATE_ACTIVE"] = 1;
            values[valuesById[2] = "NODE_STATE_FENCED"] = 2;
            values[valuesById[3] = "NODE_STATE_DRAINING"] = 3;
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
             * @property {boolean} [forUse] The client is about to write to the topic or to read it: a node that creates unknown topics on
             * first use (`balsa dev`) creates it now.
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
             * The client is about to write to the topic or to read it: a node that creates unknown topics on
             * first use (`balsa dev`) creates it now.
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

        v1.AlterTopicRequest = (function() {

            /**
             * Properties of an AlterTopicRequest.
             * @typedef {Object} balsa.v1.AlterTopicRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {Array.<balsa.v1.TopicConfig.$Properties>} [set] Settings to give, each key once. Those that are not named stay.
             * @property {Array.<string>} [reset] Keys of settings that fall back to their defaults.
             * @property {number|null} [ifRevision] Alter only if the topic is still at this revision.
             * @property {boolean} [validateOnly] Check and answer as if, but change nothing.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AlterTopicRequest.
             * @memberof balsa.v1
             * @interface IAlterTopicRequest
             * @augments balsa.v1.AlterTopicRequest.$Properties
             * @deprecated Use balsa.v1.AlterTopicRequest.$Properties instead.
             */

            /**
             * Shape of an AlterTopicRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   set?: Array.<balsa.v1.TopicConfig.$Shape>;
             *   reset?: Array.<string>;
             *   ifRevision?: number|null;
             *   validateOnly?: boolean;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.AlterTopicRequest.$Shape
             */

            /**
             * Constructs a new AlterTopicRequest.
             * @memberof balsa.v1
             * @classdesc Represents an AlterTopicRequest.
             * @constructor
             * @param {balsa.v1.AlterTopicRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AlterTopicRequest = function (properties) {
                this.set = [];
                this.reset = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.AlterTopicRequest
             * @instance
             */
            AlterTopicRequest.prototype.topic = null;

            /**
             * Settings to give, each key once. Those that are not named stay.
             * @member {Array.<balsa.v1.TopicConfig>} set
             * @memberof balsa.v1.AlterTopicRequest
             * @instance
             */
            AlterTopicRequest.prototype.set = $util.emptyArray;

            /**
             * Keys of settings that fall back to their defaults.
             * @member {Array.<string>} reset
             * @memberof balsa.v1.AlterTopicRequest
             * @instance
             */
            AlterTopicRequest.prototype.reset = $util.emptyArray;

            /**
             * Alter only if the topic is still at this revision.
             * @member {number|null} ifRevision
             * @memberof balsa.v1.AlterTopicRequest
             * @instance
             */
            AlterTopicRequest.prototype.ifRevision = null;

            /**
             * Check and answer as if, but change nothing.
             * @member {boolean} validateOnly
             * @memberof balsa.v1.AlterTopicRequest
             * @instance
             */
            AlterTopicRequest.prototype.validateOnly = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AlterTopicRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AlterTopicRequest.prototype, "_ifRevision", {
                get: $util.oneOfGetter($oneOfFields = ["ifRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AlterTopicRequest message. Does not implicitly {@link balsa.v1.AlterTopicRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AlterTopicRequest
             * @static
             * @param {balsa.v1.AlterTopicRequest.$Properties} message AlterTopicRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AlterTopicRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.set != null && message.set.length)
                    for (let i = 0; i < message.set.length; ++i)
                        $root.balsa.v1.TopicConfig.encode(message.set[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.reset != null && message.reset.length)
                    for (let i = 0; i < message.reset.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.reset[i]);
                if (message.ifRevision != null && $Object.hasOwnProperty.call(message, "ifRevision"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.ifRevision);
                if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.validateOnly);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AlterTopicRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AlterTopicRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AlterTopicRequest & balsa.v1.AlterTopicRequest.$Shape} AlterTopicRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AlterTopicRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AlterTopicRequest();
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
                            if (wireType !== 2)
                                break;
                            if (!(message.set && message.set.length))
                                message.set = [];
                            message.set.push($root.balsa.v1.TopicConfig.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reset && message.reset.length))
                                message.reset = [];
                            message.reset.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.ifRevision = reader.int64();
                            message._ifRevision = "ifRevision";
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

            return AlterTopicRequest;
        })();

        v1.AlterTopicResponse = (function() {

            /**
             * Properties of an AlterTopicResponse.
             * @typedef {Object} balsa.v1.AlterTopicResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Topic.$Properties|null} [topic] The topic as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AlterTopicResponse.
             * @memberof balsa.v1
             * @interface IAlterTopicResponse
             * @augments balsa.v1.AlterTopicResponse.$Properties
             * @deprecated Use balsa.v1.AlterTopicResponse.$Properties instead.
             */

            /**
             * Shape of an AlterTopicResponse.
             * @typedef {balsa.v1.AlterTopicResponse.$Properties} balsa.v1.AlterTopicResponse.$Shape
             */

            /**
             * Constructs a new AlterTopicResponse.
             * @memberof balsa.v1
             * @classdesc Represents an AlterTopicResponse.
             * @constructor
             * @param {balsa.v1.AlterTopicResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AlterTopicResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.AlterTopicResponse
             * @instance
             */
            AlterTopicResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The topic as it is now.
             * @member {balsa.v1.Topic|null} topic
             * @memberof balsa.v1.AlterTopicResponse
             * @instance
             */
            AlterTopicResponse.prototype.topic = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AlterTopicResponse.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AlterTopicResponse message. Does not implicitly {@link balsa.v1.AlterTopicResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AlterTopicResponse
             * @static
             * @param {balsa.v1.AlterTopicResponse.$Properties} message AlterTopicResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AlterTopicResponse.encode = function (message, writer, _depth) {
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
             * Decodes an AlterTopicResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AlterTopicResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AlterTopicResponse & balsa.v1.AlterTopicResponse.$Shape} AlterTopicResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AlterTopicResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AlterTopicResponse();
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

            return AlterTopicResponse;
        })();

        v1.AddPartitionsRequest = (function() {

            /**
             * Properties of an AddPartitionsRequest.
             * @typedef {Object} balsa.v1.AddPartitionsRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partitions] How many partitions the topic has afterwards; more than now.
             * @property {number|null} [ifRevision] Add only if the topic is still at this revision.
             * @property {boolean} [validateOnly] Check and answer as if, but change nothing.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddPartitionsRequest.
             * @memberof balsa.v1
             * @interface IAddPartitionsRequest
             * @augments balsa.v1.AddPartitionsRequest.$Properties
             * @deprecated Use balsa.v1.AddPartitionsRequest.$Properties instead.
             */

            /**
             * Shape of an AddPartitionsRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partitions?: number;
             *   ifRevision?: number|null;
             *   validateOnly?: boolean;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.AddPartitionsRequest.$Shape
             */

            /**
             * Constructs a new AddPartitionsRequest.
             * @memberof balsa.v1
             * @classdesc Represents an AddPartitionsRequest.
             * @constructor
             * @param {balsa.v1.AddPartitionsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddPartitionsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.AddPartitionsRequest
             * @instance
             */
            AddPartitionsRequest.prototype.topic = null;

            /**
             * How many partitions the topic has afterwards; more than now.
             * @member {number} partitions
             * @memberof balsa.v1.AddPartitionsRequest
             * @instance
             */
            AddPartitionsRequest.prototype.partitions = 0;

            /**
             * Add only if the topic is still at this revision.
             * @member {number|null} ifRevision
             * @memberof balsa.v1.AddPartitionsRequest
             * @instance
             */
            AddPartitionsRequest.prototype.ifRevision = null;

            /**
             * Check and answer as if, but change nothing.
             * @member {boolean} validateOnly
             * @memberof balsa.v1.AddPartitionsRequest
             * @instance
             */
            AddPartitionsRequest.prototype.validateOnly = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AddPartitionsRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AddPartitionsRequest.prototype, "_ifRevision", {
                get: $util.oneOfGetter($oneOfFields = ["ifRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AddPartitionsRequest message. Does not implicitly {@link balsa.v1.AddPartitionsRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AddPartitionsRequest
             * @static
             * @param {balsa.v1.AddPartitionsRequest.$Properties} message AddPartitionsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddPartitionsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    $root.balsa.v1.TopicReference.encode(message.topic, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.partitions);
                if (message.ifRevision != null && $Object.hasOwnProperty.call(message, "ifRevision"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.ifRevision);
                if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.validateOnly);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddPartitionsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AddPartitionsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AddPartitionsRequest & balsa.v1.AddPartitionsRequest.$Shape} AddPartitionsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddPartitionsRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AddPartitionsRequest();
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
                                message.partitions = value;
                            else
                                delete message.partitions;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.ifRevision = reader.int64();
                            message._ifRevision = "ifRevision";
                            continue;
                        }
                    case 4: {
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

            return AddPartitionsRequest;
        })();

        v1.AddPartitionsResponse = (function() {

            /**
             * Properties of an AddPartitionsResponse.
             * @typedef {Object} balsa.v1.AddPartitionsResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Topic.$Properties|null} [topic] The topic as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddPartitionsResponse.
             * @memberof balsa.v1
             * @interface IAddPartitionsResponse
             * @augments balsa.v1.AddPartitionsResponse.$Properties
             * @deprecated Use balsa.v1.AddPartitionsResponse.$Properties instead.
             */

            /**
             * Shape of an AddPartitionsResponse.
             * @typedef {balsa.v1.AddPartitionsResponse.$Properties} balsa.v1.AddPartitionsResponse.$Shape
             */

            /**
             * Constructs a new AddPartitionsResponse.
             * @memberof balsa.v1
             * @classdesc Represents an AddPartitionsResponse.
             * @constructor
             * @param {balsa.v1.AddPartitionsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddPartitionsResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.AddPartitionsResponse
             * @instance
             */
            AddPartitionsResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The topic as it is now.
             * @member {balsa.v1.Topic|null} topic
             * @memberof balsa.v1.AddPartitionsResponse
             * @instance
             */
            AddPartitionsResponse.prototype.topic = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AddPartitionsResponse.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AddPartitionsResponse message. Does not implicitly {@link balsa.v1.AddPartitionsResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AddPartitionsResponse
             * @static
             * @param {balsa.v1.AddPartitionsResponse.$Properties} message AddPartitionsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddPartitionsResponse.encode = function (message, writer, _depth) {
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
             * Decodes an AddPartitionsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AddPartitionsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AddPartitionsResponse & balsa.v1.AddPartitionsResponse.$Shape} AddPartitionsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddPartitionsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AddPartitionsResponse();
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

            return AddPartitionsResponse;
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
             * @property {number} [partitionEpoch] Goes up with every change of the partition.
             * @property {Array.<number>} [adding] The nodes that a move under way adds, and those that it takes away when it is complete.
             * @property {Array.<number>} [removing] See `adding`.
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
                this.adding = [];
                this.removing = [];
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

            /**
             * Goes up with every change of the partition.
             * @member {number} partitionEpoch
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.partitionEpoch = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The nodes that a move under way adds, and those that it takes away when it is complete.
             * @member {Array.<number>} adding
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.adding = $util.emptyArray;

            /**
             * See `adding`.
             * @member {Array.<number>} removing
             * @memberof balsa.v1.Partition
             * @instance
             */
            Partition.prototype.removing = $util.emptyArray;

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
                if (message.partitionEpoch != null && $Object.hasOwnProperty.call(message, "partitionEpoch") && (typeof message.partitionEpoch === "object" ? message.partitionEpoch.low || message.partitionEpoch.high : message.partitionEpoch !== 0))
                    writer.uint32(/* id 11, wireType 0 =*/88).int64(message.partitionEpoch);
                if (message.adding != null && message.adding.length)
                    writer.uint32(/* id 12, wireType 2 =*/98).int32s(message.adding);
                if (message.removing != null && message.removing.length)
                    writer.uint32(/* id 13, wireType 2 =*/106).int32s(message.removing);
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
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.partitionEpoch = value;
                            else
                                delete message.partitionEpoch;
                            continue;
                        }
                    case 12: {
                            if (wireType === 2) {
                                if (!(message.adding && message.adding.length))
                                    message.adding = [];
                                reader.int32s(message.adding);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.adding && message.adding.length))
                                message.adding = [];
                            message.adding.push(reader.int32());
                            continue;
                        }
                    case 13: {
                            if (wireType === 2) {
                                if (!(message.removing && message.removing.length))
                                    message.removing = [];
                                reader.int32s(message.removing);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.removing && message.removing.length))
                                message.removing = [];
                            message.removing.push(reader.int32());
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

        v1.CommitOffsetsRequest = (function() {

            /**
             * Properties of a CommitOffsetsRequest.
             * @typedef {Object} balsa.v1.CommitOffsetsRequest.$Properties
             * @property {string} [group] 1 to 255 bytes of UTF-8 without control characters.
             * @property {Array.<balsa.v1.OffsetCommit.$Properties>} [offsets] At most 10,000, each partition once.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommitOffsetsRequest.
             * @memberof balsa.v1
             * @interface ICommitOffsetsRequest
             * @augments balsa.v1.CommitOffsetsRequest.$Properties
             * @deprecated Use balsa.v1.CommitOffsetsRequest.$Properties instead.
             */

            /**
             * Shape of a CommitOffsetsRequest.
             * @typedef {{
             *   group?: string;
             *   offsets?: Array.<balsa.v1.OffsetCommit.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.CommitOffsetsRequest.$Shape
             */

            /**
             * Constructs a new CommitOffsetsRequest.
             * @memberof balsa.v1
             * @classdesc Represents a CommitOffsetsRequest.
             * @constructor
             * @param {balsa.v1.CommitOffsetsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommitOffsetsRequest = function (properties) {
                this.offsets = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * 1 to 255 bytes of UTF-8 without control characters.
             * @member {string} group
             * @memberof balsa.v1.CommitOffsetsRequest
             * @instance
             */
            CommitOffsetsRequest.prototype.group = "";

            /**
             * At most 10,000, each partition once.
             * @member {Array.<balsa.v1.OffsetCommit>} offsets
             * @memberof balsa.v1.CommitOffsetsRequest
             * @instance
             */
            CommitOffsetsRequest.prototype.offsets = $util.emptyArray;

            /**
             * Encodes the specified CommitOffsetsRequest message. Does not implicitly {@link balsa.v1.CommitOffsetsRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CommitOffsetsRequest
             * @static
             * @param {balsa.v1.CommitOffsetsRequest.$Properties} message CommitOffsetsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommitOffsetsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.group);
                if (message.offsets != null && message.offsets.length)
                    for (let i = 0; i < message.offsets.length; ++i)
                        $root.balsa.v1.OffsetCommit.encode(message.offsets[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommitOffsetsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CommitOffsetsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CommitOffsetsRequest & balsa.v1.CommitOffsetsRequest.$Shape} CommitOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommitOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.CommitOffsetsRequest();
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
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.offsets && message.offsets.length))
                                message.offsets = [];
                            message.offsets.push($root.balsa.v1.OffsetCommit.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return CommitOffsetsRequest;
        })();

        v1.OffsetCommit = (function() {

            /**
             * Properties of an OffsetCommit.
             * @typedef {Object} balsa.v1.OffsetCommit.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {number} [offset] Where the group goes on: the offset of the next record to read.
             * @property {number|null} [leaderEpoch] The leader epoch of the last record that was read: it lets a reader notice that the log was cut
             * below. Absent where it is not known.
             * @property {string} [metadata] Anything of the consumer's own, up to 4,096 bytes.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OffsetCommit.
             * @memberof balsa.v1
             * @interface IOffsetCommit
             * @augments balsa.v1.OffsetCommit.$Properties
             * @deprecated Use balsa.v1.OffsetCommit.$Properties instead.
             */

            /**
             * Shape of an OffsetCommit.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   offset?: number;
             *   leaderEpoch?: number|null;
             *   metadata?: string;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.OffsetCommit.$Shape
             */

            /**
             * Constructs a new OffsetCommit.
             * @memberof balsa.v1
             * @classdesc Represents an OffsetCommit.
             * @constructor
             * @param {balsa.v1.OffsetCommit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OffsetCommit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.OffsetCommit
             * @instance
             */
            OffsetCommit.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.OffsetCommit
             * @instance
             */
            OffsetCommit.prototype.partition = 0;

            /**
             * Where the group goes on: the offset of the next record to read.
             * @member {number} offset
             * @memberof balsa.v1.OffsetCommit
             * @instance
             */
            OffsetCommit.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The leader epoch of the last record that was read: it lets a reader notice that the log was cut
             * below. Absent where it is not known.
             * @member {number|null} leaderEpoch
             * @memberof balsa.v1.OffsetCommit
             * @instance
             */
            OffsetCommit.prototype.leaderEpoch = null;

            /**
             * Anything of the consumer's own, up to 4,096 bytes.
             * @member {string} metadata
             * @memberof balsa.v1.OffsetCommit
             * @instance
             */
            OffsetCommit.prototype.metadata = "";

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(OffsetCommit.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(OffsetCommit.prototype, "_leaderEpoch", {
                get: $util.oneOfGetter($oneOfFields = ["leaderEpoch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified OffsetCommit message. Does not implicitly {@link balsa.v1.OffsetCommit.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.OffsetCommit
             * @static
             * @param {balsa.v1.OffsetCommit.$Properties} message OffsetCommit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OffsetCommit.encode = function (message, writer, _depth) {
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
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.leaderEpoch);
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.metadata);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OffsetCommit message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.OffsetCommit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.OffsetCommit & balsa.v1.OffsetCommit.$Shape} OffsetCommit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OffsetCommit.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.OffsetCommit();
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
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.offset = value;
                            else
                                delete message.offset;
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
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.metadata = value;
                            else
                                delete message.metadata;
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

            return OffsetCommit;
        })();

        v1.CommitOffsetsResponse = (function() {

            /**
             * Properties of a CommitOffsetsResponse.
             * @typedef {Object} balsa.v1.CommitOffsetsResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CommitOffsetsResponse.
             * @memberof balsa.v1
             * @interface ICommitOffsetsResponse
             * @augments balsa.v1.CommitOffsetsResponse.$Properties
             * @deprecated Use balsa.v1.CommitOffsetsResponse.$Properties instead.
             */

            /**
             * Shape of a CommitOffsetsResponse.
             * @typedef {balsa.v1.CommitOffsetsResponse.$Properties} balsa.v1.CommitOffsetsResponse.$Shape
             */

            /**
             * Constructs a new CommitOffsetsResponse.
             * @memberof balsa.v1
             * @classdesc Represents a CommitOffsetsResponse.
             * @constructor
             * @param {balsa.v1.CommitOffsetsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CommitOffsetsResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.CommitOffsetsResponse
             * @instance
             */
            CommitOffsetsResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified CommitOffsetsResponse message. Does not implicitly {@link balsa.v1.CommitOffsetsResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CommitOffsetsResponse
             * @static
             * @param {balsa.v1.CommitOffsetsResponse.$Properties} message CommitOffsetsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CommitOffsetsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CommitOffsetsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CommitOffsetsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CommitOffsetsResponse & balsa.v1.CommitOffsetsResponse.$Shape} CommitOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CommitOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.CommitOffsetsResponse();
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

            return CommitOffsetsResponse;
        })();

        v1.FetchOffsetsRequest = (function() {

            /**
             * Properties of a FetchOffsetsRequest.
             * @typedef {Object} balsa.v1.FetchOffsetsRequest.$Properties
             * @property {string} [group] See CommitOffsetsRequest.group.
             * @property {Array.<balsa.v1.PartitionReference.$Properties>} [partitions] Which partitions, at most 10,000; empty: all that the group has committed for.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchOffsetsRequest.
             * @memberof balsa.v1
             * @interface IFetchOffsetsRequest
             * @augments balsa.v1.FetchOffsetsRequest.$Properties
             * @deprecated Use balsa.v1.FetchOffsetsRequest.$Properties instead.
             */

            /**
             * Shape of a FetchOffsetsRequest.
             * @typedef {{
             *   group?: string;
             *   partitions?: Array.<balsa.v1.PartitionReference.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.FetchOffsetsRequest.$Shape
             */

            /**
             * Constructs a new FetchOffsetsRequest.
             * @memberof balsa.v1
             * @classdesc Represents a FetchOffsetsRequest.
             * @constructor
             * @param {balsa.v1.FetchOffsetsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchOffsetsRequest = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * See CommitOffsetsRequest.group.
             * @member {string} group
             * @memberof balsa.v1.FetchOffsetsRequest
             * @instance
             */
            FetchOffsetsRequest.prototype.group = "";

            /**
             * Which partitions, at most 10,000; empty: all that the group has committed for.
             * @member {Array.<balsa.v1.PartitionReference>} partitions
             * @memberof balsa.v1.FetchOffsetsRequest
             * @instance
             */
            FetchOffsetsRequest.prototype.partitions = $util.emptyArray;

            /**
             * Encodes the specified FetchOffsetsRequest message. Does not implicitly {@link balsa.v1.FetchOffsetsRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchOffsetsRequest
             * @static
             * @param {balsa.v1.FetchOffsetsRequest.$Properties} message FetchOffsetsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchOffsetsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.group);
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.balsa.v1.PartitionReference.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchOffsetsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchOffsetsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchOffsetsRequest & balsa.v1.FetchOffsetsRequest.$Shape} FetchOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.FetchOffsetsRequest();
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
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.balsa.v1.PartitionReference.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return FetchOffsetsRequest;
        })();

        v1.PartitionReference = (function() {

            /**
             * Properties of a PartitionReference.
             * @typedef {Object} balsa.v1.PartitionReference.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartitionReference.
             * @memberof balsa.v1
             * @interface IPartitionReference
             * @augments balsa.v1.PartitionReference.$Properties
             * @deprecated Use balsa.v1.PartitionReference.$Properties instead.
             */

            /**
             * Shape of a PartitionReference.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.PartitionReference.$Shape
             */

            /**
             * Constructs a new PartitionReference.
             * @memberof balsa.v1
             * @classdesc Represents a PartitionReference.
             * @constructor
             * @param {balsa.v1.PartitionReference.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartitionReference = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.PartitionReference
             * @instance
             */
            PartitionReference.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.PartitionReference
             * @instance
             */
            PartitionReference.prototype.partition = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionReference.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified PartitionReference message. Does not implicitly {@link balsa.v1.PartitionReference.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PartitionReference
             * @static
             * @param {balsa.v1.PartitionReference.$Properties} message PartitionReference message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartitionReference.encode = function (message, writer, _depth) {
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
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartitionReference message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PartitionReference
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReference & balsa.v1.PartitionReference.$Shape} PartitionReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartitionReference.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PartitionReference();
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

            return PartitionReference;
        })();

        v1.FetchOffsetsResponse = (function() {

            /**
             * Properties of a FetchOffsetsResponse.
             * @typedef {Object} balsa.v1.FetchOffsetsResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<balsa.v1.FetchedOffset.$Properties>} [offsets] In the order of the request; all of a group's by topic and partition.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchOffsetsResponse.
             * @memberof balsa.v1
             * @interface IFetchOffsetsResponse
             * @augments balsa.v1.FetchOffsetsResponse.$Properties
             * @deprecated Use balsa.v1.FetchOffsetsResponse.$Properties instead.
             */

            /**
             * Shape of a FetchOffsetsResponse.
             * @typedef {balsa.v1.FetchOffsetsResponse.$Properties} balsa.v1.FetchOffsetsResponse.$Shape
             */

            /**
             * Constructs a new FetchOffsetsResponse.
             * @memberof balsa.v1
             * @classdesc Represents a FetchOffsetsResponse.
             * @constructor
             * @param {balsa.v1.FetchOffsetsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchOffsetsResponse = function (properties) {
                this.offsets = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.FetchOffsetsResponse
             * @instance
             */
            FetchOffsetsResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * In the order of the request; all of a group's by topic and partition.
             * @member {Array.<balsa.v1.FetchedOffset>} offsets
             * @memberof balsa.v1.FetchOffsetsResponse
             * @instance
             */
            FetchOffsetsResponse.prototype.offsets = $util.emptyArray;

            /**
             * Encodes the specified FetchOffsetsResponse message. Does not implicitly {@link balsa.v1.FetchOffsetsResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchOffsetsResponse
             * @static
             * @param {balsa.v1.FetchOffsetsResponse.$Properties} message FetchOffsetsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchOffsetsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.offsets != null && message.offsets.length)
                    for (let i = 0; i < message.offsets.length; ++i)
                        $root.balsa.v1.FetchedOffset.encode(message.offsets[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchOffsetsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchOffsetsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchOffsetsResponse & balsa.v1.FetchOffsetsResponse.$Shape} FetchOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.FetchOffsetsResponse();
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
                            if (!(message.offsets && message.offsets.length))
                                message.offsets = [];
                            message.offsets.push($root.balsa.v1.FetchedOffset.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return FetchOffsetsResponse;
        })();

        v1.FetchedOffset = (function() {

            /**
             * Properties of a FetchedOffset.
             * @typedef {Object} balsa.v1.FetchedOffset.$Properties
             * @property {string} [topic] The topic's name.
             * @property {string} [topicId] The topic's id.
             * @property {number} [partition] The partition's id.
             * @property {number|null} [offset] Where the group goes on; absent where it has committed nothing, which is not 0.
             * @property {number|null} [leaderEpoch] As committed.
             * @property {string} [metadata] As committed.
             * @property {number|null} [committedAtMs] When it was committed, in ms since 1970, by the clock of the node that took the commit; absent
             * where there is no offset.
             * @property {balsa.v1.Error.$Properties|null} [error] Why nothing can be said of this partition; absent where something can. The other fields but
             * `partition` are then empty.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FetchedOffset.
             * @memberof balsa.v1
             * @interface IFetchedOffset
             * @augments balsa.v1.FetchedOffset.$Properties
             * @deprecated Use balsa.v1.FetchedOffset.$Properties instead.
             */

            /**
             * Shape of a FetchedOffset.
             * @typedef {balsa.v1.FetchedOffset.$Properties} balsa.v1.FetchedOffset.$Shape
             */

            /**
             * Constructs a new FetchedOffset.
             * @memberof balsa.v1
             * @classdesc Represents a FetchedOffset.
             * @constructor
             * @param {balsa.v1.FetchedOffset.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FetchedOffset = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The topic's name.
             * @member {string} topic
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.topic = "";

            /**
             * The topic's id.
             * @member {string} topicId
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.topicId = "";

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.partition = 0;

            /**
             * Where the group goes on; absent where it has committed nothing, which is not 0.
             * @member {number|null} offset
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.offset = null;

            /**
             * As committed.
             * @member {number|null} leaderEpoch
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.leaderEpoch = null;

            /**
             * As committed.
             * @member {string} metadata
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.metadata = "";

            /**
             * When it was committed, in ms since 1970, by the clock of the node that took the commit; absent
             * where there is no offset.
             * @member {number|null} committedAtMs
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.committedAtMs = null;

            /**
             * Why nothing can be said of this partition; absent where something can. The other fields but
             * `partition` are then empty.
             * @member {balsa.v1.Error|null} error
             * @memberof balsa.v1.FetchedOffset
             * @instance
             */
            FetchedOffset.prototype.error = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchedOffset.prototype, "_offset", {
                get: $util.oneOfGetter($oneOfFields = ["offset"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchedOffset.prototype, "_leaderEpoch", {
                get: $util.oneOfGetter($oneOfFields = ["leaderEpoch"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchedOffset.prototype, "_committedAtMs", {
                get: $util.oneOfGetter($oneOfFields = ["committedAtMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(FetchedOffset.prototype, "_error", {
                get: $util.oneOfGetter($oneOfFields = ["error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified FetchedOffset message. Does not implicitly {@link balsa.v1.FetchedOffset.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.FetchedOffset
             * @static
             * @param {balsa.v1.FetchedOffset.$Properties} message FetchedOffset message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FetchedOffset.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topicId);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.partition);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.offset);
                if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch"))
                    writer.uint32(/* id 5, wireType 0 =*/40).int32(message.leaderEpoch);
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata") && message.metadata !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.metadata);
                if (message.committedAtMs != null && $Object.hasOwnProperty.call(message, "committedAtMs"))
                    writer.uint32(/* id 7, wireType 0 =*/56).int64(message.committedAtMs);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.balsa.v1.Error.encode(message.error, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FetchedOffset message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.FetchedOffset
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.FetchedOffset & balsa.v1.FetchedOffset.$Shape} FetchedOffset
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FetchedOffset.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.FetchedOffset();
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
                                message.topic = value;
                            else
                                delete message.topic;
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
                            message.offset = reader.int64();
                            message._offset = "offset";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.leaderEpoch = reader.int32();
                            message._leaderEpoch = "leaderEpoch";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.metadata = value;
                            else
                                delete message.metadata;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.committedAtMs = reader.int64();
                            message._committedAtMs = "committedAtMs";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.balsa.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message._error = "error";
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

            return FetchedOffset;
        })();

        v1.DeleteOffsetsRequest = (function() {

            /**
             * Properties of a DeleteOffsetsRequest.
             * @typedef {Object} balsa.v1.DeleteOffsetsRequest.$Properties
             * @property {string} [group] See CommitOffsetsRequest.group.
             * @property {Array.<balsa.v1.PartitionReference.$Properties>} [partitions] Which partitions, at most 10,000; empty: all that the group has committed for.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteOffsetsRequest.
             * @memberof balsa.v1
             * @interface IDeleteOffsetsRequest
             * @augments balsa.v1.DeleteOffsetsRequest.$Properties
             * @deprecated Use balsa.v1.DeleteOffsetsRequest.$Properties instead.
             */

            /**
             * Shape of a DeleteOffsetsRequest.
             * @typedef {{
             *   group?: string;
             *   partitions?: Array.<balsa.v1.PartitionReference.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.DeleteOffsetsRequest.$Shape
             */

            /**
             * Constructs a new DeleteOffsetsRequest.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteOffsetsRequest.
             * @constructor
             * @param {balsa.v1.DeleteOffsetsRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteOffsetsRequest = function (properties) {
                this.partitions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * See CommitOffsetsRequest.group.
             * @member {string} group
             * @memberof balsa.v1.DeleteOffsetsRequest
             * @instance
             */
            DeleteOffsetsRequest.prototype.group = "";

            /**
             * Which partitions, at most 10,000; empty: all that the group has committed for.
             * @member {Array.<balsa.v1.PartitionReference>} partitions
             * @memberof balsa.v1.DeleteOffsetsRequest
             * @instance
             */
            DeleteOffsetsRequest.prototype.partitions = $util.emptyArray;

            /**
             * Encodes the specified DeleteOffsetsRequest message. Does not implicitly {@link balsa.v1.DeleteOffsetsRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteOffsetsRequest
             * @static
             * @param {balsa.v1.DeleteOffsetsRequest.$Properties} message DeleteOffsetsRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteOffsetsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.group != null && $Object.hasOwnProperty.call(message, "group") && message.group !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.group);
                if (message.partitions != null && message.partitions.length)
                    for (let i = 0; i < message.partitions.length; ++i)
                        $root.balsa.v1.PartitionReference.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteOffsetsRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteOffsetsRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteOffsetsRequest & balsa.v1.DeleteOffsetsRequest.$Shape} DeleteOffsetsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DeleteOffsetsRequest();
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
                                message.group = value;
                            else
                                delete message.group;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.partitions && message.partitions.length))
                                message.partitions = [];
                            message.partitions.push($root.balsa.v1.PartitionReference.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return DeleteOffsetsRequest;
        })();

        v1.DeleteOffsetsResponse = (function() {

            /**
             * Properties of a DeleteOffsetsResponse.
             * @typedef {Object} balsa.v1.DeleteOffsetsResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [deleted] How many offsets are gone.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteOffsetsResponse.
             * @memberof balsa.v1
             * @interface IDeleteOffsetsResponse
             * @augments balsa.v1.DeleteOffsetsResponse.$Properties
             * @deprecated Use balsa.v1.DeleteOffsetsResponse.$Properties instead.
             */

            /**
             * Shape of a DeleteOffsetsResponse.
             * @typedef {balsa.v1.DeleteOffsetsResponse.$Properties} balsa.v1.DeleteOffsetsResponse.$Shape
             */

            /**
             * Constructs a new DeleteOffsetsResponse.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteOffsetsResponse.
             * @constructor
             * @param {balsa.v1.DeleteOffsetsResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteOffsetsResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.DeleteOffsetsResponse
             * @instance
             */
            DeleteOffsetsResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * How many offsets are gone.
             * @member {number} deleted
             * @memberof balsa.v1.DeleteOffsetsResponse
             * @instance
             */
            DeleteOffsetsResponse.prototype.deleted = 0;

            /**
             * Encodes the specified DeleteOffsetsResponse message. Does not implicitly {@link balsa.v1.DeleteOffsetsResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteOffsetsResponse
             * @static
             * @param {balsa.v1.DeleteOffsetsResponse.$Properties} message DeleteOffsetsResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteOffsetsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted") && message.deleted !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.deleted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteOffsetsResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteOffsetsResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteOffsetsResponse & balsa.v1.DeleteOffsetsResponse.$Shape} DeleteOffsetsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DeleteOffsetsResponse();
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
                            if (value = reader.int32())
                                message.deleted = value;
                            else
                                delete message.deleted;
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

            return DeleteOffsetsResponse;
        })();

        v1.KeyValue = (function() {

            /**
             * Properties of a KeyValue.
             * @typedef {Object} balsa.v1.KeyValue.$Properties
             * @property {string} [path] Where it lies.
             * @property {Uint8Array} [value] What it holds.
             * @property {number} [createRevision] The revision of the change that made the key.
             * @property {number} [revision] The revision of its last change.
             * @property {number} [version] How often it was written since it was made: 1 for a new key.
             * @property {number|null} [leaseId] The lease that it vanishes with; absent where it stays.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyValue.
             * @memberof balsa.v1
             * @interface IKeyValue
             * @augments balsa.v1.KeyValue.$Properties
             * @deprecated Use balsa.v1.KeyValue.$Properties instead.
             */

            /**
             * Shape of a KeyValue.
             * @typedef {balsa.v1.KeyValue.$Properties} balsa.v1.KeyValue.$Shape
             */

            /**
             * Constructs a new KeyValue.
             * @memberof balsa.v1
             * @classdesc Represents a KeyValue.
             * @constructor
             * @param {balsa.v1.KeyValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Where it lies.
             * @member {string} path
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.path = "";

            /**
             * What it holds.
             * @member {Uint8Array} value
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.value = $util.newBuffer([]);

            /**
             * The revision of the change that made the key.
             * @member {number} createRevision
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.createRevision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The revision of its last change.
             * @member {number} revision
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * How often it was written since it was made: 1 for a new key.
             * @member {number} version
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The lease that it vanishes with; absent where it stays.
             * @member {number|null} leaseId
             * @memberof balsa.v1.KeyValue
             * @instance
             */
            KeyValue.prototype.leaseId = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(KeyValue.prototype, "_leaseId", {
                get: $util.oneOfGetter($oneOfFields = ["leaseId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified KeyValue message. Does not implicitly {@link balsa.v1.KeyValue.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.KeyValue
             * @static
             * @param {balsa.v1.KeyValue.$Properties} message KeyValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.createRevision != null && $Object.hasOwnProperty.call(message, "createRevision") && (typeof message.createRevision === "object" ? message.createRevision.low || message.createRevision.high : message.createRevision !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.createRevision);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.revision);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).int64(message.version);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    writer.uint32(/* id 6, wireType 0 =*/48).int64(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyValue message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.KeyValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.KeyValue & balsa.v1.KeyValue.$Shape} KeyValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyValue.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.KeyValue();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.createRevision = value;
                            else
                                delete message.createRevision;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.leaseId = reader.int64();
                            message._leaseId = "leaseId";
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

            return KeyValue;
        })();

        v1.GetKeyRequest = (function() {

            /**
             * Properties of a GetKeyRequest.
             * @typedef {Object} balsa.v1.GetKeyRequest.$Properties
             * @property {string} [path] The key's path.
             * @property {boolean} [stale] True: answered from what this node has applied, which may be old, without asking the leader.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetKeyRequest.
             * @memberof balsa.v1
             * @interface IGetKeyRequest
             * @augments balsa.v1.GetKeyRequest.$Properties
             * @deprecated Use balsa.v1.GetKeyRequest.$Properties instead.
             */

            /**
             * Shape of a GetKeyRequest.
             * @typedef {balsa.v1.GetKeyRequest.$Properties} balsa.v1.GetKeyRequest.$Shape
             */

            /**
             * Constructs a new GetKeyRequest.
             * @memberof balsa.v1
             * @classdesc Represents a GetKeyRequest.
             * @constructor
             * @param {balsa.v1.GetKeyRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetKeyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The key's path.
             * @member {string} path
             * @memberof balsa.v1.GetKeyRequest
             * @instance
             */
            GetKeyRequest.prototype.path = "";

            /**
             * True: answered from what this node has applied, which may be old, without asking the leader.
             * @member {boolean} stale
             * @memberof balsa.v1.GetKeyRequest
             * @instance
             */
            GetKeyRequest.prototype.stale = false;

            /**
             * Encodes the specified GetKeyRequest message. Does not implicitly {@link balsa.v1.GetKeyRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.GetKeyRequest
             * @static
             * @param {balsa.v1.GetKeyRequest.$Properties} message GetKeyRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetKeyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.stale != null && $Object.hasOwnProperty.call(message, "stale") && message.stale !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.stale);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetKeyRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.GetKeyRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.GetKeyRequest & balsa.v1.GetKeyRequest.$Shape} GetKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetKeyRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.GetKeyRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stale = value;
                            else
                                delete message.stale;
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

            return GetKeyRequest;
        })();

        v1.GetKeyResponse = (function() {

            /**
             * Properties of a GetKeyResponse.
             * @typedef {Object} balsa.v1.GetKeyResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.KeyValue.$Properties|null} [key] The key; absent where there is none.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetKeyResponse.
             * @memberof balsa.v1
             * @interface IGetKeyResponse
             * @augments balsa.v1.GetKeyResponse.$Properties
             * @deprecated Use balsa.v1.GetKeyResponse.$Properties instead.
             */

            /**
             * Shape of a GetKeyResponse.
             * @typedef {balsa.v1.GetKeyResponse.$Properties} balsa.v1.GetKeyResponse.$Shape
             */

            /**
             * Constructs a new GetKeyResponse.
             * @memberof balsa.v1
             * @classdesc Represents a GetKeyResponse.
             * @constructor
             * @param {balsa.v1.GetKeyResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetKeyResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.GetKeyResponse
             * @instance
             */
            GetKeyResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The key; absent where there is none.
             * @member {balsa.v1.KeyValue|null} key
             * @memberof balsa.v1.GetKeyResponse
             * @instance
             */
            GetKeyResponse.prototype.key = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(GetKeyResponse.prototype, "_key", {
                get: $util.oneOfGetter($oneOfFields = ["key"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified GetKeyResponse message. Does not implicitly {@link balsa.v1.GetKeyResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.GetKeyResponse
             * @static
             * @param {balsa.v1.GetKeyResponse.$Properties} message GetKeyResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetKeyResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.balsa.v1.KeyValue.encode(message.key, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetKeyResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.GetKeyResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.GetKeyResponse & balsa.v1.GetKeyResponse.$Shape} GetKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetKeyResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.GetKeyResponse();
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
                            message.key = $root.balsa.v1.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            message._key = "key";
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

            return GetKeyResponse;
        })();

        v1.ListKeysRequest = (function() {

            /**
             * Properties of a ListKeysRequest.
             * @typedef {Object} balsa.v1.ListKeysRequest.$Properties
             * @property {string} [path] What lies beneath this path is listed, the key at the path itself is not; `/` is everything.
             * @property {boolean} [recursive] False: only the next level; a path there that has keys beneath it stands once in `parents`.
             * True: everything beneath.
             * @property {string} [after] Goes on behind this path: `next_after` of the page before. Empty: from the beginning.
             * @property {number|null} [limit] How many entries a page has at most; absent: 1,000, which is also the most. A page ends earlier
             * where its values reach 4 MiB.
             * @property {boolean} [keysOnly] Values are left out.
             * @property {boolean} [stale] See GetKeyRequest.stale. Pages are read one after another: changes between them show.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListKeysRequest.
             * @memberof balsa.v1
             * @interface IListKeysRequest
             * @augments balsa.v1.ListKeysRequest.$Properties
             * @deprecated Use balsa.v1.ListKeysRequest.$Properties instead.
             */

            /**
             * Shape of a ListKeysRequest.
             * @typedef {balsa.v1.ListKeysRequest.$Properties} balsa.v1.ListKeysRequest.$Shape
             */

            /**
             * Constructs a new ListKeysRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ListKeysRequest.
             * @constructor
             * @param {balsa.v1.ListKeysRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListKeysRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * What lies beneath this path is listed, the key at the path itself is not; `/` is everything.
             * @member {string} path
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.path = "";

            /**
             * False: only the next level; a path there that has keys beneath it stands once in `parents`.
             * True: everything beneath.
             * @member {boolean} recursive
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.recursive = false;

            /**
             * Goes on behind this path: `next_after` of the page before. Empty: from the beginning.
             * @member {string} after
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.after = "";

            /**
             * How many entries a page has at most; absent: 1,000, which is also the most. A page ends earlier
             * where its values reach 4 MiB.
             * @member {number|null} limit
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.limit = null;

            /**
             * Values are left out.
             * @member {boolean} keysOnly
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.keysOnly = false;

            /**
             * See GetKeyRequest.stale. Pages are read one after another: changes between them show.
             * @member {boolean} stale
             * @memberof balsa.v1.ListKeysRequest
             * @instance
             */
            ListKeysRequest.prototype.stale = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ListKeysRequest.prototype, "_limit", {
                get: $util.oneOfGetter($oneOfFields = ["limit"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ListKeysRequest message. Does not implicitly {@link balsa.v1.ListKeysRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListKeysRequest
             * @static
             * @param {balsa.v1.ListKeysRequest.$Properties} message ListKeysRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListKeysRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.recursive != null && $Object.hasOwnProperty.call(message, "recursive") && message.recursive !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.recursive);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.after);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.limit);
                if (message.keysOnly != null && $Object.hasOwnProperty.call(message, "keysOnly") && message.keysOnly !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.keysOnly);
                if (message.stale != null && $Object.hasOwnProperty.call(message, "stale") && message.stale !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.stale);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListKeysRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListKeysRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListKeysRequest & balsa.v1.ListKeysRequest.$Shape} ListKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListKeysRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ListKeysRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.recursive = value;
                            else
                                delete message.recursive;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.limit = reader.int32();
                            message._limit = "limit";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.keysOnly = value;
                            else
                                delete message.keysOnly;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stale = value;
                            else
                                delete message.stale;
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

            return ListKeysRequest;
        })();

        v1.ListKeysResponse = (function() {

            /**
             * Properties of a ListKeysResponse.
             * @typedef {Object} balsa.v1.ListKeysResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<balsa.v1.KeyValue.$Properties>} [keys] The keys, in the order of their paths.
             * @property {Array.<string>} [parents] Not recursive: the full paths on the next level that have keys beneath them.
             * @property {string|null} [nextAfter] Where the next page begins; absent: this was the last one.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListKeysResponse.
             * @memberof balsa.v1
             * @interface IListKeysResponse
             * @augments balsa.v1.ListKeysResponse.$Properties
             * @deprecated Use balsa.v1.ListKeysResponse.$Properties instead.
             */

            /**
             * Shape of a ListKeysResponse.
             * @typedef {balsa.v1.ListKeysResponse.$Properties} balsa.v1.ListKeysResponse.$Shape
             */

            /**
             * Constructs a new ListKeysResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ListKeysResponse.
             * @constructor
             * @param {balsa.v1.ListKeysResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListKeysResponse = function (properties) {
                this.keys = [];
                this.parents = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ListKeysResponse
             * @instance
             */
            ListKeysResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The keys, in the order of their paths.
             * @member {Array.<balsa.v1.KeyValue>} keys
             * @memberof balsa.v1.ListKeysResponse
             * @instance
             */
            ListKeysResponse.prototype.keys = $util.emptyArray;

            /**
             * Not recursive: the full paths on the next level that have keys beneath them.
             * @member {Array.<string>} parents
             * @memberof balsa.v1.ListKeysResponse
             * @instance
             */
            ListKeysResponse.prototype.parents = $util.emptyArray;

            /**
             * Where the next page begins; absent: this was the last one.
             * @member {string|null} nextAfter
             * @memberof balsa.v1.ListKeysResponse
             * @instance
             */
            ListKeysResponse.prototype.nextAfter = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ListKeysResponse.prototype, "_nextAfter", {
                get: $util.oneOfGetter($oneOfFields = ["nextAfter"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ListKeysResponse message. Does not implicitly {@link balsa.v1.ListKeysResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ListKeysResponse
             * @static
             * @param {balsa.v1.ListKeysResponse.$Properties} message ListKeysResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListKeysResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        $root.balsa.v1.KeyValue.encode(message.keys[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.parents != null && message.parents.length)
                    for (let i = 0; i < message.parents.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.parents[i]);
                if (message.nextAfter != null && $Object.hasOwnProperty.call(message, "nextAfter"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.nextAfter);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListKeysResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ListKeysResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ListKeysResponse & balsa.v1.ListKeysResponse.$Shape} ListKeysResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListKeysResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ListKeysResponse();
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
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push($root.balsa.v1.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.parents && message.parents.length))
                                message.parents = [];
                            message.parents.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.nextAfter = reader.stringVerify();
                            message._nextAfter = "nextAfter";
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

            return ListKeysResponse;
        })();

        v1.PutKeyRequest = (function() {

            /**
             * Properties of a PutKeyRequest.
             * @typedef {Object} balsa.v1.PutKeyRequest.$Properties
             * @property {string} [path] The key's path.
             * @property {Uint8Array} [value] What it holds from now on.
             * @property {number|null} [ifRevision] Compare and set: write only if the key is still at this revision; 0: only if there is no key.
             * Absent: in any case.
             * @property {number|null} [leaseId] Binds the key to this lease; absent: the key stays until it is deleted, also one that was
             * bound before.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PutKeyRequest.
             * @memberof balsa.v1
             * @interface IPutKeyRequest
             * @augments balsa.v1.PutKeyRequest.$Properties
             * @deprecated Use balsa.v1.PutKeyRequest.$Properties instead.
             */

            /**
             * Shape of a PutKeyRequest.
             * @typedef {balsa.v1.PutKeyRequest.$Properties} balsa.v1.PutKeyRequest.$Shape
             */

            /**
             * Constructs a new PutKeyRequest.
             * @memberof balsa.v1
             * @classdesc Represents a PutKeyRequest.
             * @constructor
             * @param {balsa.v1.PutKeyRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PutKeyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The key's path.
             * @member {string} path
             * @memberof balsa.v1.PutKeyRequest
             * @instance
             */
            PutKeyRequest.prototype.path = "";

            /**
             * What it holds from now on.
             * @member {Uint8Array} value
             * @memberof balsa.v1.PutKeyRequest
             * @instance
             */
            PutKeyRequest.prototype.value = $util.newBuffer([]);

            /**
             * Compare and set: write only if the key is still at this revision; 0: only if there is no key.
             * Absent: in any case.
             * @member {number|null} ifRevision
             * @memberof balsa.v1.PutKeyRequest
             * @instance
             */
            PutKeyRequest.prototype.ifRevision = null;

            /**
             * Binds the key to this lease; absent: the key stays until it is deleted, also one that was
             * bound before.
             * @member {number|null} leaseId
             * @memberof balsa.v1.PutKeyRequest
             * @instance
             */
            PutKeyRequest.prototype.leaseId = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PutKeyRequest.prototype, "_ifRevision", {
                get: $util.oneOfGetter($oneOfFields = ["ifRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PutKeyRequest.prototype, "_leaseId", {
                get: $util.oneOfGetter($oneOfFields = ["leaseId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified PutKeyRequest message. Does not implicitly {@link balsa.v1.PutKeyRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PutKeyRequest
             * @static
             * @param {balsa.v1.PutKeyRequest.$Properties} message PutKeyRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PutKeyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.ifRevision != null && $Object.hasOwnProperty.call(message, "ifRevision"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.ifRevision);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId"))
                    writer.uint32(/* id 4, wireType 0 =*/32).int64(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PutKeyRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PutKeyRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PutKeyRequest & balsa.v1.PutKeyRequest.$Shape} PutKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PutKeyRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PutKeyRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.ifRevision = reader.int64();
                            message._ifRevision = "ifRevision";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.leaseId = reader.int64();
                            message._leaseId = "leaseId";
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

            return PutKeyRequest;
        })();

        v1.PutKeyResponse = (function() {

            /**
             * Properties of a PutKeyResponse.
             * @typedef {Object} balsa.v1.PutKeyResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [revision] The key's revision.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PutKeyResponse.
             * @memberof balsa.v1
             * @interface IPutKeyResponse
             * @augments balsa.v1.PutKeyResponse.$Properties
             * @deprecated Use balsa.v1.PutKeyResponse.$Properties instead.
             */

            /**
             * Shape of a PutKeyResponse.
             * @typedef {balsa.v1.PutKeyResponse.$Properties} balsa.v1.PutKeyResponse.$Shape
             */

            /**
             * Constructs a new PutKeyResponse.
             * @memberof balsa.v1
             * @classdesc Represents a PutKeyResponse.
             * @constructor
             * @param {balsa.v1.PutKeyResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PutKeyResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.PutKeyResponse
             * @instance
             */
            PutKeyResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The key's revision.
             * @member {number} revision
             * @memberof balsa.v1.PutKeyResponse
             * @instance
             */
            PutKeyResponse.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified PutKeyResponse message. Does not implicitly {@link balsa.v1.PutKeyResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PutKeyResponse
             * @static
             * @param {balsa.v1.PutKeyResponse.$Properties} message PutKeyResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PutKeyResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PutKeyResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PutKeyResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PutKeyResponse & balsa.v1.PutKeyResponse.$Shape} PutKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PutKeyResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PutKeyResponse();
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
                                message.revision = value;
                            else
                                delete message.revision;
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

            return PutKeyResponse;
        })();

        v1.DeleteKeyRequest = (function() {

            /**
             * Properties of a DeleteKeyRequest.
             * @typedef {Object} balsa.v1.DeleteKeyRequest.$Properties
             * @property {string} [path] The key's path.
             * @property {number|null} [ifRevision] Compare and delete: only if the key is still at this revision. Absent: in any case.
             * @property {boolean} [recursive] True: also everything beneath the path.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteKeyRequest.
             * @memberof balsa.v1
             * @interface IDeleteKeyRequest
             * @augments balsa.v1.DeleteKeyRequest.$Properties
             * @deprecated Use balsa.v1.DeleteKeyRequest.$Properties instead.
             */

            /**
             * Shape of a DeleteKeyRequest.
             * @typedef {balsa.v1.DeleteKeyRequest.$Properties} balsa.v1.DeleteKeyRequest.$Shape
             */

            /**
             * Constructs a new DeleteKeyRequest.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteKeyRequest.
             * @constructor
             * @param {balsa.v1.DeleteKeyRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteKeyRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The key's path.
             * @member {string} path
             * @memberof balsa.v1.DeleteKeyRequest
             * @instance
             */
            DeleteKeyRequest.prototype.path = "";

            /**
             * Compare and delete: only if the key is still at this revision. Absent: in any case.
             * @member {number|null} ifRevision
             * @memberof balsa.v1.DeleteKeyRequest
             * @instance
             */
            DeleteKeyRequest.prototype.ifRevision = null;

            /**
             * True: also everything beneath the path.
             * @member {boolean} recursive
             * @memberof balsa.v1.DeleteKeyRequest
             * @instance
             */
            DeleteKeyRequest.prototype.recursive = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeleteKeyRequest.prototype, "_ifRevision", {
                get: $util.oneOfGetter($oneOfFields = ["ifRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DeleteKeyRequest message. Does not implicitly {@link balsa.v1.DeleteKeyRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteKeyRequest
             * @static
             * @param {balsa.v1.DeleteKeyRequest.$Properties} message DeleteKeyRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteKeyRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.ifRevision != null && $Object.hasOwnProperty.call(message, "ifRevision"))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.ifRevision);
                if (message.recursive != null && $Object.hasOwnProperty.call(message, "recursive") && message.recursive !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.recursive);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteKeyRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteKeyRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteKeyRequest & balsa.v1.DeleteKeyRequest.$Shape} DeleteKeyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteKeyRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DeleteKeyRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.ifRevision = reader.int64();
                            message._ifRevision = "ifRevision";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.recursive = value;
                            else
                                delete message.recursive;
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

            return DeleteKeyRequest;
        })();

        v1.DeleteKeyResponse = (function() {

            /**
             * Properties of a DeleteKeyResponse.
             * @typedef {Object} balsa.v1.DeleteKeyResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [deleted] How many keys are gone; 0 where there was none.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteKeyResponse.
             * @memberof balsa.v1
             * @interface IDeleteKeyResponse
             * @augments balsa.v1.DeleteKeyResponse.$Properties
             * @deprecated Use balsa.v1.DeleteKeyResponse.$Properties instead.
             */

            /**
             * Shape of a DeleteKeyResponse.
             * @typedef {balsa.v1.DeleteKeyResponse.$Properties} balsa.v1.DeleteKeyResponse.$Shape
             */

            /**
             * Constructs a new DeleteKeyResponse.
             * @memberof balsa.v1
             * @classdesc Represents a DeleteKeyResponse.
             * @constructor
             * @param {balsa.v1.DeleteKeyResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteKeyResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.DeleteKeyResponse
             * @instance
             */
            DeleteKeyResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * How many keys are gone; 0 where there was none.
             * @member {number} deleted
             * @memberof balsa.v1.DeleteKeyResponse
             * @instance
             */
            DeleteKeyResponse.prototype.deleted = 0;

            /**
             * Encodes the specified DeleteKeyResponse message. Does not implicitly {@link balsa.v1.DeleteKeyResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeleteKeyResponse
             * @static
             * @param {balsa.v1.DeleteKeyResponse.$Properties} message DeleteKeyResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteKeyResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted") && message.deleted !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.deleted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteKeyResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeleteKeyResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeleteKeyResponse & balsa.v1.DeleteKeyResponse.$Shape} DeleteKeyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteKeyResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DeleteKeyResponse();
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
                            if (value = reader.int32())
                                message.deleted = value;
                            else
                                delete message.deleted;
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

            return DeleteKeyResponse;
        })();

        v1.WatchKeysRequest = (function() {

            /**
             * Properties of a WatchKeysRequest.
             * @typedef {Object} balsa.v1.WatchKeysRequest.$Properties
             * @property {string} [path] The key's path, or `/`.
             * @property {boolean} [recursive] True: also everything beneath it.
             * @property {number|null} [fromRevision] The first revision to see: one more than the `metadata_index` of a Get or List that was built
             * on. Absent: from now on. A node keeps the changes of its last minutes: `compacted` says that it
             * no longer has this one, and the keys have to be read again.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchKeysRequest.
             * @memberof balsa.v1
             * @interface IWatchKeysRequest
             * @augments balsa.v1.WatchKeysRequest.$Properties
             * @deprecated Use balsa.v1.WatchKeysRequest.$Properties instead.
             */

            /**
             * Shape of a WatchKeysRequest.
             * @typedef {balsa.v1.WatchKeysRequest.$Properties} balsa.v1.WatchKeysRequest.$Shape
             */

            /**
             * Constructs a new WatchKeysRequest.
             * @memberof balsa.v1
             * @classdesc Represents a WatchKeysRequest.
             * @constructor
             * @param {balsa.v1.WatchKeysRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchKeysRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The key's path, or `/`.
             * @member {string} path
             * @memberof balsa.v1.WatchKeysRequest
             * @instance
             */
            WatchKeysRequest.prototype.path = "";

            /**
             * True: also everything beneath it.
             * @member {boolean} recursive
             * @memberof balsa.v1.WatchKeysRequest
             * @instance
             */
            WatchKeysRequest.prototype.recursive = false;

            /**
             * The first revision to see: one more than the `metadata_index` of a Get or List that was built
             * on. Absent: from now on. A node keeps the changes of its last minutes: `compacted` says that it
             * no longer has this one, and the keys have to be read again.
             * @member {number|null} fromRevision
             * @memberof balsa.v1.WatchKeysRequest
             * @instance
             */
            WatchKeysRequest.prototype.fromRevision = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(WatchKeysRequest.prototype, "_fromRevision", {
                get: $util.oneOfGetter($oneOfFields = ["fromRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified WatchKeysRequest message. Does not implicitly {@link balsa.v1.WatchKeysRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.WatchKeysRequest
             * @static
             * @param {balsa.v1.WatchKeysRequest.$Properties} message WatchKeysRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchKeysRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.recursive != null && $Object.hasOwnProperty.call(message, "recursive") && message.recursive !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.recursive);
                if (message.fromRevision != null && $Object.hasOwnProperty.call(message, "fromRevision"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.fromRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchKeysRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.WatchKeysRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.WatchKeysRequest & balsa.v1.WatchKeysRequest.$Shape} WatchKeysRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchKeysRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.WatchKeysRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.recursive = value;
                            else
                                delete message.recursive;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.fromRevision = reader.int64();
                            message._fromRevision = "fromRevision";
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

            return WatchKeysRequest;
        })();

        v1.WatchKeysResponse = (function() {

            /**
             * Properties of a WatchKeysResponse.
             * @typedef {Object} balsa.v1.WatchKeysResponse.$Properties
             * @property {number} [metadataIndex] Everything up to and with this index has been sent: a watch goes on from the next one.
             * @property {Array.<balsa.v1.KeyEvent.$Properties>} [events] What changed, in order. A change is never split between two responses; one without events says
             * how far the watch has come.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchKeysResponse.
             * @memberof balsa.v1
             * @interface IWatchKeysResponse
             * @augments balsa.v1.WatchKeysResponse.$Properties
             * @deprecated Use balsa.v1.WatchKeysResponse.$Properties instead.
             */

            /**
             * Shape of a WatchKeysResponse.
             * @typedef {{
             *   metadataIndex?: number;
             *   events?: Array.<balsa.v1.KeyEvent.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.WatchKeysResponse.$Shape
             */

            /**
             * Constructs a new WatchKeysResponse.
             * @memberof balsa.v1
             * @classdesc Represents a WatchKeysResponse.
             * @constructor
             * @param {balsa.v1.WatchKeysResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchKeysResponse = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Everything up to and with this index has been sent: a watch goes on from the next one.
             * @member {number} metadataIndex
             * @memberof balsa.v1.WatchKeysResponse
             * @instance
             */
            WatchKeysResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * What changed, in order. A change is never split between two responses; one without events says
             * how far the watch has come.
             * @member {Array.<balsa.v1.KeyEvent>} events
             * @memberof balsa.v1.WatchKeysResponse
             * @instance
             */
            WatchKeysResponse.prototype.events = $util.emptyArray;

            /**
             * Encodes the specified WatchKeysResponse message. Does not implicitly {@link balsa.v1.WatchKeysResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.WatchKeysResponse
             * @static
             * @param {balsa.v1.WatchKeysResponse.$Properties} message WatchKeysResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchKeysResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.balsa.v1.KeyEvent.encode(message.events[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchKeysResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.WatchKeysResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.WatchKeysResponse & balsa.v1.WatchKeysResponse.$Shape} WatchKeysResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchKeysResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.WatchKeysResponse();
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
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.balsa.v1.KeyEvent.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return WatchKeysResponse;
        })();

        v1.KeyEvent = (function() {

            /**
             * Properties of a KeyEvent.
             * @typedef {Object} balsa.v1.KeyEvent.$Properties
             * @property {balsa.v1.KeyValue.$Properties|null} [put] The key was made or written: as it is now.
             * @property {balsa.v1.DeletedKey.$Properties|null} [deleted] The key was deleted, or its lease ended.
             * @property {"put"|"deleted"} [event] What happened.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyEvent.
             * @memberof balsa.v1
             * @interface IKeyEvent
             * @augments balsa.v1.KeyEvent.$Properties
             * @deprecated Use balsa.v1.KeyEvent.$Properties instead.
             */

            /**
             * Narrowed shape of a KeyEvent.
             * @typedef {{
             *   put?: balsa.v1.KeyValue.$Shape|null;
             *   deleted?: balsa.v1.DeletedKey.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ event?: undefined; put?: null; deleted?: null }|{ event?: "put"; put: balsa.v1.KeyValue.$Shape; deleted?: null }|{ event?: "deleted"; put?: null; deleted: balsa.v1.DeletedKey.$Shape })
             * )} balsa.v1.KeyEvent.$Shape
             */

            /**
             * Constructs a new KeyEvent.
             * @memberof balsa.v1
             * @classdesc Represents a KeyEvent.
             * @constructor
             * @param {balsa.v1.KeyEvent.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The key was made or written: as it is now.
             * @member {balsa.v1.KeyValue|null} put
             * @memberof balsa.v1.KeyEvent
             * @instance
             */
            KeyEvent.prototype.put = null;

            /**
             * The key was deleted, or its lease ended.
             * @member {balsa.v1.DeletedKey|null} deleted
             * @memberof balsa.v1.KeyEvent
             * @instance
             */
            KeyEvent.prototype.deleted = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * What happened.
             * @member {"put"|"deleted"|undefined} event
             * @memberof balsa.v1.KeyEvent
             * @instance
             */
            $Object.defineProperty(KeyEvent.prototype, "event", {
                get: $util.oneOfGetter($oneOfFields = ["put", "deleted"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified KeyEvent message. Does not implicitly {@link balsa.v1.KeyEvent.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.KeyEvent
             * @static
             * @param {balsa.v1.KeyEvent.$Properties} message KeyEvent message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.put != null && $Object.hasOwnProperty.call(message, "put"))
                    $root.balsa.v1.KeyValue.encode(message.put, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
                    $root.balsa.v1.DeletedKey.encode(message.deleted, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyEvent message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.KeyEvent
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.KeyEvent & balsa.v1.KeyEvent.$Shape} KeyEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyEvent.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.KeyEvent();
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
                            message.put = $root.balsa.v1.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1, message.put);
                            message.event = "put";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.deleted = $root.balsa.v1.DeletedKey.decode(reader, reader.size(), $undefined, _depth + 1, message.deleted);
                            message.event = "deleted";
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

            return KeyEvent;
        })();

        v1.DeletedKey = (function() {

            /**
             * Properties of a DeletedKey.
             * @typedef {Object} balsa.v1.DeletedKey.$Properties
             * @property {string} [path] Where the key lay.
             * @property {number} [revision] The revision of the change that removed it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeletedKey.
             * @memberof balsa.v1
             * @interface IDeletedKey
             * @augments balsa.v1.DeletedKey.$Properties
             * @deprecated Use balsa.v1.DeletedKey.$Properties instead.
             */

            /**
             * Shape of a DeletedKey.
             * @typedef {balsa.v1.DeletedKey.$Properties} balsa.v1.DeletedKey.$Shape
             */

            /**
             * Constructs a new DeletedKey.
             * @memberof balsa.v1
             * @classdesc Represents a DeletedKey.
             * @constructor
             * @param {balsa.v1.DeletedKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeletedKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Where the key lay.
             * @member {string} path
             * @memberof balsa.v1.DeletedKey
             * @instance
             */
            DeletedKey.prototype.path = "";

            /**
             * The revision of the change that removed it.
             * @member {number} revision
             * @memberof balsa.v1.DeletedKey
             * @instance
             */
            DeletedKey.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified DeletedKey message. Does not implicitly {@link balsa.v1.DeletedKey.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DeletedKey
             * @static
             * @param {balsa.v1.DeletedKey.$Properties} message DeletedKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeletedKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.revision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeletedKey message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DeletedKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DeletedKey & balsa.v1.DeletedKey.$Shape} DeletedKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeletedKey.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DeletedKey();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
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

            return DeletedKey;
        })();

        v1.GrantLeaseRequest = (function() {

            /**
             * Properties of a GrantLeaseRequest.
             * @typedef {Object} balsa.v1.GrantLeaseRequest.$Properties
             * @property {number} [ttlMs] How long the lease lasts without KeepLeaseAlive, in ms: 1,000 to 86,400,000.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GrantLeaseRequest.
             * @memberof balsa.v1
             * @interface IGrantLeaseRequest
             * @augments balsa.v1.GrantLeaseRequest.$Properties
             * @deprecated Use balsa.v1.GrantLeaseRequest.$Properties instead.
             */

            /**
             * Shape of a GrantLeaseRequest.
             * @typedef {balsa.v1.GrantLeaseRequest.$Properties} balsa.v1.GrantLeaseRequest.$Shape
             */

            /**
             * Constructs a new GrantLeaseRequest.
             * @memberof balsa.v1
             * @classdesc Represents a GrantLeaseRequest.
             * @constructor
             * @param {balsa.v1.GrantLeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GrantLeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * How long the lease lasts without KeepLeaseAlive, in ms: 1,000 to 86,400,000.
             * @member {number} ttlMs
             * @memberof balsa.v1.GrantLeaseRequest
             * @instance
             */
            GrantLeaseRequest.prototype.ttlMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified GrantLeaseRequest message. Does not implicitly {@link balsa.v1.GrantLeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.GrantLeaseRequest
             * @static
             * @param {balsa.v1.GrantLeaseRequest.$Properties} message GrantLeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GrantLeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && (typeof message.ttlMs === "object" ? message.ttlMs.low || message.ttlMs.high : message.ttlMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.ttlMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GrantLeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.GrantLeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.GrantLeaseRequest & balsa.v1.GrantLeaseRequest.$Shape} GrantLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GrantLeaseRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.GrantLeaseRequest();
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
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
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

            return GrantLeaseRequest;
        })();

        v1.GrantLeaseResponse = (function() {

            /**
             * Properties of a GrantLeaseResponse.
             * @typedef {Object} balsa.v1.GrantLeaseResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [leaseId] The lease's id, never given again.
             * @property {number} [ttlMs] As asked for. A holder counts from when it sent the request.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GrantLeaseResponse.
             * @memberof balsa.v1
             * @interface IGrantLeaseResponse
             * @augments balsa.v1.GrantLeaseResponse.$Properties
             * @deprecated Use balsa.v1.GrantLeaseResponse.$Properties instead.
             */

            /**
             * Shape of a GrantLeaseResponse.
             * @typedef {balsa.v1.GrantLeaseResponse.$Properties} balsa.v1.GrantLeaseResponse.$Shape
             */

            /**
             * Constructs a new GrantLeaseResponse.
             * @memberof balsa.v1
             * @classdesc Represents a GrantLeaseResponse.
             * @constructor
             * @param {balsa.v1.GrantLeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GrantLeaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.GrantLeaseResponse
             * @instance
             */
            GrantLeaseResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The lease's id, never given again.
             * @member {number} leaseId
             * @memberof balsa.v1.GrantLeaseResponse
             * @instance
             */
            GrantLeaseResponse.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * As asked for. A holder counts from when it sent the request.
             * @member {number} ttlMs
             * @memberof balsa.v1.GrantLeaseResponse
             * @instance
             */
            GrantLeaseResponse.prototype.ttlMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified GrantLeaseResponse message. Does not implicitly {@link balsa.v1.GrantLeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.GrantLeaseResponse
             * @static
             * @param {balsa.v1.GrantLeaseResponse.$Properties} message GrantLeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GrantLeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.leaseId);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && (typeof message.ttlMs === "object" ? message.ttlMs.low || message.ttlMs.high : message.ttlMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.ttlMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GrantLeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.GrantLeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.GrantLeaseResponse & balsa.v1.GrantLeaseResponse.$Shape} GrantLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GrantLeaseResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.GrantLeaseResponse();
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
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
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

            return GrantLeaseResponse;
        })();

        v1.KeepLeaseAliveRequest = (function() {

            /**
             * Properties of a KeepLeaseAliveRequest.
             * @typedef {Object} balsa.v1.KeepLeaseAliveRequest.$Properties
             * @property {number} [leaseId] The lease.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepLeaseAliveRequest.
             * @memberof balsa.v1
             * @interface IKeepLeaseAliveRequest
             * @augments balsa.v1.KeepLeaseAliveRequest.$Properties
             * @deprecated Use balsa.v1.KeepLeaseAliveRequest.$Properties instead.
             */

            /**
             * Shape of a KeepLeaseAliveRequest.
             * @typedef {balsa.v1.KeepLeaseAliveRequest.$Properties} balsa.v1.KeepLeaseAliveRequest.$Shape
             */

            /**
             * Constructs a new KeepLeaseAliveRequest.
             * @memberof balsa.v1
             * @classdesc Represents a KeepLeaseAliveRequest.
             * @constructor
             * @param {balsa.v1.KeepLeaseAliveRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepLeaseAliveRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The lease.
             * @member {number} leaseId
             * @memberof balsa.v1.KeepLeaseAliveRequest
             * @instance
             */
            KeepLeaseAliveRequest.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified KeepLeaseAliveRequest message. Does not implicitly {@link balsa.v1.KeepLeaseAliveRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.KeepLeaseAliveRequest
             * @static
             * @param {balsa.v1.KeepLeaseAliveRequest.$Properties} message KeepLeaseAliveRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepLeaseAliveRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepLeaseAliveRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.KeepLeaseAliveRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.KeepLeaseAliveRequest & balsa.v1.KeepLeaseAliveRequest.$Shape} KeepLeaseAliveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepLeaseAliveRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.KeepLeaseAliveRequest();
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
                                message.leaseId = value;
                            else
                                delete message.leaseId;
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

            return KeepLeaseAliveRequest;
        })();

        v1.KeepLeaseAliveResponse = (function() {

            /**
             * Properties of a KeepLeaseAliveResponse.
             * @typedef {Object} balsa.v1.KeepLeaseAliveResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [ttlMs] The lease lasts at least so long from when the request was sent, in ms.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepLeaseAliveResponse.
             * @memberof balsa.v1
             * @interface IKeepLeaseAliveResponse
             * @augments balsa.v1.KeepLeaseAliveResponse.$Properties
             * @deprecated Use balsa.v1.KeepLeaseAliveResponse.$Properties instead.
             */

            /**
             * Shape of a KeepLeaseAliveResponse.
             * @typedef {balsa.v1.KeepLeaseAliveResponse.$Properties} balsa.v1.KeepLeaseAliveResponse.$Shape
             */

            /**
             * Constructs a new KeepLeaseAliveResponse.
             * @memberof balsa.v1
             * @classdesc Represents a KeepLeaseAliveResponse.
             * @constructor
             * @param {balsa.v1.KeepLeaseAliveResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepLeaseAliveResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.KeepLeaseAliveResponse
             * @instance
             */
            KeepLeaseAliveResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The lease lasts at least so long from when the request was sent, in ms.
             * @member {number} ttlMs
             * @memberof balsa.v1.KeepLeaseAliveResponse
             * @instance
             */
            KeepLeaseAliveResponse.prototype.ttlMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified KeepLeaseAliveResponse message. Does not implicitly {@link balsa.v1.KeepLeaseAliveResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.KeepLeaseAliveResponse
             * @static
             * @param {balsa.v1.KeepLeaseAliveResponse.$Properties} message KeepLeaseAliveResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepLeaseAliveResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && (typeof message.ttlMs === "object" ? message.ttlMs.low || message.ttlMs.high : message.ttlMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.ttlMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepLeaseAliveResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.KeepLeaseAliveResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.KeepLeaseAliveResponse & balsa.v1.KeepLeaseAliveResponse.$Shape} KeepLeaseAliveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepLeaseAliveResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.KeepLeaseAliveResponse();
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
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
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

            return KeepLeaseAliveResponse;
        })();

        v1.RevokeLeaseRequest = (function() {

            /**
             * Properties of a RevokeLeaseRequest.
             * @typedef {Object} balsa.v1.RevokeLeaseRequest.$Properties
             * @property {number} [leaseId] The lease.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevokeLeaseRequest.
             * @memberof balsa.v1
             * @interface IRevokeLeaseRequest
             * @augments balsa.v1.RevokeLeaseRequest.$Properties
             * @deprecated Use balsa.v1.RevokeLeaseRequest.$Properties instead.
             */

            /**
             * Shape of a RevokeLeaseRequest.
             * @typedef {balsa.v1.RevokeLeaseRequest.$Properties} balsa.v1.RevokeLeaseRequest.$Shape
             */

            /**
             * Constructs a new RevokeLeaseRequest.
             * @memberof balsa.v1
             * @classdesc Represents a RevokeLeaseRequest.
             * @constructor
             * @param {balsa.v1.RevokeLeaseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevokeLeaseRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The lease.
             * @member {number} leaseId
             * @memberof balsa.v1.RevokeLeaseRequest
             * @instance
             */
            RevokeLeaseRequest.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified RevokeLeaseRequest message. Does not implicitly {@link balsa.v1.RevokeLeaseRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RevokeLeaseRequest
             * @static
             * @param {balsa.v1.RevokeLeaseRequest.$Properties} message RevokeLeaseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevokeLeaseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevokeLeaseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RevokeLeaseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RevokeLeaseRequest & balsa.v1.RevokeLeaseRequest.$Shape} RevokeLeaseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevokeLeaseRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RevokeLeaseRequest();
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
                                message.leaseId = value;
                            else
                                delete message.leaseId;
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

            return RevokeLeaseRequest;
        })();

        v1.RevokeLeaseResponse = (function() {

            /**
             * Properties of a RevokeLeaseResponse.
             * @typedef {Object} balsa.v1.RevokeLeaseResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RevokeLeaseResponse.
             * @memberof balsa.v1
             * @interface IRevokeLeaseResponse
             * @augments balsa.v1.RevokeLeaseResponse.$Properties
             * @deprecated Use balsa.v1.RevokeLeaseResponse.$Properties instead.
             */

            /**
             * Shape of a RevokeLeaseResponse.
             * @typedef {balsa.v1.RevokeLeaseResponse.$Properties} balsa.v1.RevokeLeaseResponse.$Shape
             */

            /**
             * Constructs a new RevokeLeaseResponse.
             * @memberof balsa.v1
             * @classdesc Represents a RevokeLeaseResponse.
             * @constructor
             * @param {balsa.v1.RevokeLeaseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RevokeLeaseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.RevokeLeaseResponse
             * @instance
             */
            RevokeLeaseResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified RevokeLeaseResponse message. Does not implicitly {@link balsa.v1.RevokeLeaseResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RevokeLeaseResponse
             * @static
             * @param {balsa.v1.RevokeLeaseResponse.$Properties} message RevokeLeaseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RevokeLeaseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RevokeLeaseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RevokeLeaseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RevokeLeaseResponse & balsa.v1.RevokeLeaseResponse.$Shape} RevokeLeaseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RevokeLeaseResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RevokeLeaseResponse();
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

            return RevokeLeaseResponse;
        })();

        v1.AcquireLockRequest = (function() {

            /**
             * Properties of an AcquireLockRequest.
             * @typedef {Object} balsa.v1.AcquireLockRequest.$Properties
             * @property {string} [path] The lock's name: a path as a key's, in a space of its own.
             * @property {number} [leaseId] Who asks. A lease has one place in a lock's queue: asking again is asking for the same place.
             * @property {number|null} [waitMs] How long to wait, in ms; 0: not at all. Absent: as long as the call lasts.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AcquireLockRequest.
             * @memberof balsa.v1
             * @interface IAcquireLockRequest
             * @augments balsa.v1.AcquireLockRequest.$Properties
             * @deprecated Use balsa.v1.AcquireLockRequest.$Properties instead.
             */

            /**
             * Shape of an AcquireLockRequest.
             * @typedef {balsa.v1.AcquireLockRequest.$Properties} balsa.v1.AcquireLockRequest.$Shape
             */

            /**
             * Constructs a new AcquireLockRequest.
             * @memberof balsa.v1
             * @classdesc Represents an AcquireLockRequest.
             * @constructor
             * @param {balsa.v1.AcquireLockRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AcquireLockRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The lock's name: a path as a key's, in a space of its own.
             * @member {string} path
             * @memberof balsa.v1.AcquireLockRequest
             * @instance
             */
            AcquireLockRequest.prototype.path = "";

            /**
             * Who asks. A lease has one place in a lock's queue: asking again is asking for the same place.
             * @member {number} leaseId
             * @memberof balsa.v1.AcquireLockRequest
             * @instance
             */
            AcquireLockRequest.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * How long to wait, in ms; 0: not at all. Absent: as long as the call lasts.
             * @member {number|null} waitMs
             * @memberof balsa.v1.AcquireLockRequest
             * @instance
             */
            AcquireLockRequest.prototype.waitMs = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(AcquireLockRequest.prototype, "_waitMs", {
                get: $util.oneOfGetter($oneOfFields = ["waitMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified AcquireLockRequest message. Does not implicitly {@link balsa.v1.AcquireLockRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AcquireLockRequest
             * @static
             * @param {balsa.v1.AcquireLockRequest.$Properties} message AcquireLockRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AcquireLockRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.leaseId);
                if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.waitMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AcquireLockRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AcquireLockRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AcquireLockRequest & balsa.v1.AcquireLockRequest.$Shape} AcquireLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AcquireLockRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AcquireLockRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.waitMs = reader.int64();
                            message._waitMs = "waitMs";
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

            return AcquireLockRequest;
        })();

        v1.AcquireLockResponse = (function() {

            /**
             * Properties of an AcquireLockResponse.
             * @typedef {Object} balsa.v1.AcquireLockResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {number} [token] The fencing token: the revision of the acquisition. Every later holder has a greater one, so
             * whatever the lock guards can turn away a holder that lost it and does not know.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AcquireLockResponse.
             * @memberof balsa.v1
             * @interface IAcquireLockResponse
             * @augments balsa.v1.AcquireLockResponse.$Properties
             * @deprecated Use balsa.v1.AcquireLockResponse.$Properties instead.
             */

            /**
             * Shape of an AcquireLockResponse.
             * @typedef {balsa.v1.AcquireLockResponse.$Properties} balsa.v1.AcquireLockResponse.$Shape
             */

            /**
             * Constructs a new AcquireLockResponse.
             * @memberof balsa.v1
             * @classdesc Represents an AcquireLockResponse.
             * @constructor
             * @param {balsa.v1.AcquireLockResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AcquireLockResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.AcquireLockResponse
             * @instance
             */
            AcquireLockResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The fencing token: the revision of the acquisition. Every later holder has a greater one, so
             * whatever the lock guards can turn away a holder that lost it and does not know.
             * @member {number} token
             * @memberof balsa.v1.AcquireLockResponse
             * @instance
             */
            AcquireLockResponse.prototype.token = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified AcquireLockResponse message. Does not implicitly {@link balsa.v1.AcquireLockResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.AcquireLockResponse
             * @static
             * @param {balsa.v1.AcquireLockResponse.$Properties} message AcquireLockResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AcquireLockResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && (typeof message.token === "object" ? message.token.low || message.token.high : message.token !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AcquireLockResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.AcquireLockResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.AcquireLockResponse & balsa.v1.AcquireLockResponse.$Shape} AcquireLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AcquireLockResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.AcquireLockResponse();
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
                                message.token = value;
                            else
                                delete message.token;
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

            return AcquireLockResponse;
        })();

        v1.ReleaseLockRequest = (function() {

            /**
             * Properties of a ReleaseLockRequest.
             * @typedef {Object} balsa.v1.ReleaseLockRequest.$Properties
             * @property {string} [path] The lock's path.
             * @property {number} [leaseId] Whose place is given up.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseLockRequest.
             * @memberof balsa.v1
             * @interface IReleaseLockRequest
             * @augments balsa.v1.ReleaseLockRequest.$Properties
             * @deprecated Use balsa.v1.ReleaseLockRequest.$Properties instead.
             */

            /**
             * Shape of a ReleaseLockRequest.
             * @typedef {balsa.v1.ReleaseLockRequest.$Properties} balsa.v1.ReleaseLockRequest.$Shape
             */

            /**
             * Constructs a new ReleaseLockRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ReleaseLockRequest.
             * @constructor
             * @param {balsa.v1.ReleaseLockRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseLockRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The lock's path.
             * @member {string} path
             * @memberof balsa.v1.ReleaseLockRequest
             * @instance
             */
            ReleaseLockRequest.prototype.path = "";

            /**
             * Whose place is given up.
             * @member {number} leaseId
             * @memberof balsa.v1.ReleaseLockRequest
             * @instance
             */
            ReleaseLockRequest.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified ReleaseLockRequest message. Does not implicitly {@link balsa.v1.ReleaseLockRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReleaseLockRequest
             * @static
             * @param {balsa.v1.ReleaseLockRequest.$Properties} message ReleaseLockRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseLockRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.leaseId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseLockRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReleaseLockRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReleaseLockRequest & balsa.v1.ReleaseLockRequest.$Shape} ReleaseLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseLockRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReleaseLockRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.leaseId = value;
                            else
                                delete message.leaseId;
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

            return ReleaseLockRequest;
        })();

        v1.ReleaseLockResponse = (function() {

            /**
             * Properties of a ReleaseLockResponse.
             * @typedef {Object} balsa.v1.ReleaseLockResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {boolean} [released] Whether the lease held the lock, or waited for it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReleaseLockResponse.
             * @memberof balsa.v1
             * @interface IReleaseLockResponse
             * @augments balsa.v1.ReleaseLockResponse.$Properties
             * @deprecated Use balsa.v1.ReleaseLockResponse.$Properties instead.
             */

            /**
             * Shape of a ReleaseLockResponse.
             * @typedef {balsa.v1.ReleaseLockResponse.$Properties} balsa.v1.ReleaseLockResponse.$Shape
             */

            /**
             * Constructs a new ReleaseLockResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ReleaseLockResponse.
             * @constructor
             * @param {balsa.v1.ReleaseLockResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReleaseLockResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ReleaseLockResponse
             * @instance
             */
            ReleaseLockResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Whether the lease held the lock, or waited for it.
             * @member {boolean} released
             * @memberof balsa.v1.ReleaseLockResponse
             * @instance
             */
            ReleaseLockResponse.prototype.released = false;

            /**
             * Encodes the specified ReleaseLockResponse message. Does not implicitly {@link balsa.v1.ReleaseLockResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReleaseLockResponse
             * @static
             * @param {balsa.v1.ReleaseLockResponse.$Properties} message ReleaseLockResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReleaseLockResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.released != null && $Object.hasOwnProperty.call(message, "released") && message.released !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.released);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReleaseLockResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReleaseLockResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReleaseLockResponse & balsa.v1.ReleaseLockResponse.$Shape} ReleaseLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReleaseLockResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReleaseLockResponse();
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
                            if (value = reader.bool())
                                message.released = value;
                            else
                                delete message.released;
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

            return ReleaseLockResponse;
        })();

        v1.DescribeLockRequest = (function() {

            /**
             * Properties of a DescribeLockRequest.
             * @typedef {Object} balsa.v1.DescribeLockRequest.$Properties
             * @property {string} [path] The lock's path.
             * @property {boolean} [stale] See GetKeyRequest.stale.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribeLockRequest.
             * @memberof balsa.v1
             * @interface IDescribeLockRequest
             * @augments balsa.v1.DescribeLockRequest.$Properties
             * @deprecated Use balsa.v1.DescribeLockRequest.$Properties instead.
             */

            /**
             * Shape of a DescribeLockRequest.
             * @typedef {balsa.v1.DescribeLockRequest.$Properties} balsa.v1.DescribeLockRequest.$Shape
             */

            /**
             * Constructs a new DescribeLockRequest.
             * @memberof balsa.v1
             * @classdesc Represents a DescribeLockRequest.
             * @constructor
             * @param {balsa.v1.DescribeLockRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribeLockRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The lock's path.
             * @member {string} path
             * @memberof balsa.v1.DescribeLockRequest
             * @instance
             */
            DescribeLockRequest.prototype.path = "";

            /**
             * See GetKeyRequest.stale.
             * @member {boolean} stale
             * @memberof balsa.v1.DescribeLockRequest
             * @instance
             */
            DescribeLockRequest.prototype.stale = false;

            /**
             * Encodes the specified DescribeLockRequest message. Does not implicitly {@link balsa.v1.DescribeLockRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DescribeLockRequest
             * @static
             * @param {balsa.v1.DescribeLockRequest.$Properties} message DescribeLockRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribeLockRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                if (message.stale != null && $Object.hasOwnProperty.call(message, "stale") && message.stale !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.stale);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribeLockRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DescribeLockRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeLockRequest & balsa.v1.DescribeLockRequest.$Shape} DescribeLockRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribeLockRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DescribeLockRequest();
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
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stale = value;
                            else
                                delete message.stale;
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

            return DescribeLockRequest;
        })();

        v1.DescribeLockResponse = (function() {

            /**
             * Properties of a DescribeLockResponse.
             * @typedef {Object} balsa.v1.DescribeLockResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.LockHolder.$Properties|null} [holder] Who holds it; absent: nobody.
             * @property {number} [waiting] How many leases wait for it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribeLockResponse.
             * @memberof balsa.v1
             * @interface IDescribeLockResponse
             * @augments balsa.v1.DescribeLockResponse.$Properties
             * @deprecated Use balsa.v1.DescribeLockResponse.$Properties instead.
             */

            /**
             * Shape of a DescribeLockResponse.
             * @typedef {balsa.v1.DescribeLockResponse.$Properties} balsa.v1.DescribeLockResponse.$Shape
             */

            /**
             * Constructs a new DescribeLockResponse.
             * @memberof balsa.v1
             * @classdesc Represents a DescribeLockResponse.
             * @constructor
             * @param {balsa.v1.DescribeLockResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribeLockResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.DescribeLockResponse
             * @instance
             */
            DescribeLockResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Who holds it; absent: nobody.
             * @member {balsa.v1.LockHolder|null} holder
             * @memberof balsa.v1.DescribeLockResponse
             * @instance
             */
            DescribeLockResponse.prototype.holder = null;

            /**
             * How many leases wait for it.
             * @member {number} waiting
             * @memberof balsa.v1.DescribeLockResponse
             * @instance
             */
            DescribeLockResponse.prototype.waiting = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DescribeLockResponse.prototype, "_holder", {
                get: $util.oneOfGetter($oneOfFields = ["holder"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified DescribeLockResponse message. Does not implicitly {@link balsa.v1.DescribeLockResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.DescribeLockResponse
             * @static
             * @param {balsa.v1.DescribeLockResponse.$Properties} message DescribeLockResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribeLockResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.holder != null && $Object.hasOwnProperty.call(message, "holder"))
                    $root.balsa.v1.LockHolder.encode(message.holder, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting") && message.waiting !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.waiting);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribeLockResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.DescribeLockResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.DescribeLockResponse & balsa.v1.DescribeLockResponse.$Shape} DescribeLockResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribeLockResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.DescribeLockResponse();
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
                            message.holder = $root.balsa.v1.LockHolder.decode(reader, reader.size(), $undefined, _depth + 1, message.holder);
                            message._holder = "holder";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.waiting = value;
                            else
                                delete message.waiting;
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

            return DescribeLockResponse;
        })();

        v1.LockHolder = (function() {

            /**
             * Properties of a LockHolder.
             * @typedef {Object} balsa.v1.LockHolder.$Properties
             * @property {number} [leaseId] The holder's lease.
             * @property {number} [token] Its fencing token.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LockHolder.
             * @memberof balsa.v1
             * @interface ILockHolder
             * @augments balsa.v1.LockHolder.$Properties
             * @deprecated Use balsa.v1.LockHolder.$Properties instead.
             */

            /**
             * Shape of a LockHolder.
             * @typedef {balsa.v1.LockHolder.$Properties} balsa.v1.LockHolder.$Shape
             */

            /**
             * Constructs a new LockHolder.
             * @memberof balsa.v1
             * @classdesc Represents a LockHolder.
             * @constructor
             * @param {balsa.v1.LockHolder.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LockHolder = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The holder's lease.
             * @member {number} leaseId
             * @memberof balsa.v1.LockHolder
             * @instance
             */
            LockHolder.prototype.leaseId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Its fencing token.
             * @member {number} token
             * @memberof balsa.v1.LockHolder
             * @instance
             */
            LockHolder.prototype.token = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified LockHolder message. Does not implicitly {@link balsa.v1.LockHolder.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.LockHolder
             * @static
             * @param {balsa.v1.LockHolder.$Properties} message LockHolder message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LockHolder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.leaseId != null && $Object.hasOwnProperty.call(message, "leaseId") && (typeof message.leaseId === "object" ? message.leaseId.low || message.leaseId.high : message.leaseId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.leaseId);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && (typeof message.token === "object" ? message.token.low || message.token.high : message.token !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LockHolder message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.LockHolder
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.LockHolder & balsa.v1.LockHolder.$Shape} LockHolder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LockHolder.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.LockHolder();
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
                                message.leaseId = value;
                            else
                                delete message.leaseId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.token = value;
                            else
                                delete message.token;
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

            return LockHolder;
        })();

        v1.MovePartitionRequest = (function() {

            /**
             * Properties of a MovePartitionRequest.
             * @typedef {Object} balsa.v1.MovePartitionRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {Array.<number>} [replicas] The nodes that are to hold it, each once, the preferred leader first.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MovePartitionRequest.
             * @memberof balsa.v1
             * @interface IMovePartitionRequest
             * @augments balsa.v1.MovePartitionRequest.$Properties
             * @deprecated Use balsa.v1.MovePartitionRequest.$Properties instead.
             */

            /**
             * Shape of a MovePartitionRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   replicas?: Array.<number>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.MovePartitionRequest.$Shape
             */

            /**
             * Constructs a new MovePartitionRequest.
             * @memberof balsa.v1
             * @classdesc Represents a MovePartitionRequest.
             * @constructor
             * @param {balsa.v1.MovePartitionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MovePartitionRequest = function (properties) {
                this.replicas = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.MovePartitionRequest
             * @instance
             */
            MovePartitionRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.MovePartitionRequest
             * @instance
             */
            MovePartitionRequest.prototype.partition = 0;

            /**
             * The nodes that are to hold it, each once, the preferred leader first.
             * @member {Array.<number>} replicas
             * @memberof balsa.v1.MovePartitionRequest
             * @instance
             */
            MovePartitionRequest.prototype.replicas = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MovePartitionRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified MovePartitionRequest message. Does not implicitly {@link balsa.v1.MovePartitionRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.MovePartitionRequest
             * @static
             * @param {balsa.v1.MovePartitionRequest.$Properties} message MovePartitionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MovePartitionRequest.encode = function (message, writer, _depth) {
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
                if (message.replicas != null && message.replicas.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.replicas);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MovePartitionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.MovePartitionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.MovePartitionRequest & balsa.v1.MovePartitionRequest.$Shape} MovePartitionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MovePartitionRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.MovePartitionRequest();
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

            return MovePartitionRequest;
        })();

        v1.MovePartitionResponse = (function() {

            /**
             * Properties of a MovePartitionResponse.
             * @typedef {Object} balsa.v1.MovePartitionResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Partition.$Properties|null} [partition] The partition as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MovePartitionResponse.
             * @memberof balsa.v1
             * @interface IMovePartitionResponse
             * @augments balsa.v1.MovePartitionResponse.$Properties
             * @deprecated Use balsa.v1.MovePartitionResponse.$Properties instead.
             */

            /**
             * Shape of a MovePartitionResponse.
             * @typedef {balsa.v1.MovePartitionResponse.$Properties} balsa.v1.MovePartitionResponse.$Shape
             */

            /**
             * Constructs a new MovePartitionResponse.
             * @memberof balsa.v1
             * @classdesc Represents a MovePartitionResponse.
             * @constructor
             * @param {balsa.v1.MovePartitionResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MovePartitionResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.MovePartitionResponse
             * @instance
             */
            MovePartitionResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The partition as it is now.
             * @member {balsa.v1.Partition|null} partition
             * @memberof balsa.v1.MovePartitionResponse
             * @instance
             */
            MovePartitionResponse.prototype.partition = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(MovePartitionResponse.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified MovePartitionResponse message. Does not implicitly {@link balsa.v1.MovePartitionResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.MovePartitionResponse
             * @static
             * @param {balsa.v1.MovePartitionResponse.$Properties} message MovePartitionResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MovePartitionResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    $root.balsa.v1.Partition.encode(message.partition, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MovePartitionResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.MovePartitionResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.MovePartitionResponse & balsa.v1.MovePartitionResponse.$Shape} MovePartitionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MovePartitionResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.MovePartitionResponse();
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
                            message.partition = $root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1, message.partition);
                            message._partition = "partition";
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

            return MovePartitionResponse;
        })();

        v1.CancelMoveRequest = (function() {

            /**
             * Properties of a CancelMoveRequest.
             * @typedef {Object} balsa.v1.CancelMoveRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CancelMoveRequest.
             * @memberof balsa.v1
             * @interface ICancelMoveRequest
             * @augments balsa.v1.CancelMoveRequest.$Properties
             * @deprecated Use balsa.v1.CancelMoveRequest.$Properties instead.
             */

            /**
             * Shape of a CancelMoveRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.CancelMoveRequest.$Shape
             */

            /**
             * Constructs a new CancelMoveRequest.
             * @memberof balsa.v1
             * @classdesc Represents a CancelMoveRequest.
             * @constructor
             * @param {balsa.v1.CancelMoveRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CancelMoveRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.CancelMoveRequest
             * @instance
             */
            CancelMoveRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.CancelMoveRequest
             * @instance
             */
            CancelMoveRequest.prototype.partition = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(CancelMoveRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified CancelMoveRequest message. Does not implicitly {@link balsa.v1.CancelMoveRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CancelMoveRequest
             * @static
             * @param {balsa.v1.CancelMoveRequest.$Properties} message CancelMoveRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CancelMoveRequest.encode = function (message, writer, _depth) {
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
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CancelMoveRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CancelMoveRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CancelMoveRequest & balsa.v1.CancelMoveRequest.$Shape} CancelMoveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CancelMoveRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.CancelMoveRequest();
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

            return CancelMoveRequest;
        })();

        v1.CancelMoveResponse = (function() {

            /**
             * Properties of a CancelMoveResponse.
             * @typedef {Object} balsa.v1.CancelMoveResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Partition.$Properties|null} [partition] The partition as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CancelMoveResponse.
             * @memberof balsa.v1
             * @interface ICancelMoveResponse
             * @augments balsa.v1.CancelMoveResponse.$Properties
             * @deprecated Use balsa.v1.CancelMoveResponse.$Properties instead.
             */

            /**
             * Shape of a CancelMoveResponse.
             * @typedef {balsa.v1.CancelMoveResponse.$Properties} balsa.v1.CancelMoveResponse.$Shape
             */

            /**
             * Constructs a new CancelMoveResponse.
             * @memberof balsa.v1
             * @classdesc Represents a CancelMoveResponse.
             * @constructor
             * @param {balsa.v1.CancelMoveResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CancelMoveResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.CancelMoveResponse
             * @instance
             */
            CancelMoveResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The partition as it is now.
             * @member {balsa.v1.Partition|null} partition
             * @memberof balsa.v1.CancelMoveResponse
             * @instance
             */
            CancelMoveResponse.prototype.partition = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(CancelMoveResponse.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified CancelMoveResponse message. Does not implicitly {@link balsa.v1.CancelMoveResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.CancelMoveResponse
             * @static
             * @param {balsa.v1.CancelMoveResponse.$Properties} message CancelMoveResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CancelMoveResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    $root.balsa.v1.Partition.encode(message.partition, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CancelMoveResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.CancelMoveResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.CancelMoveResponse & balsa.v1.CancelMoveResponse.$Shape} CancelMoveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CancelMoveResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.CancelMoveResponse();
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
                            message.partition = $root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1, message.partition);
                            message._partition = "partition";
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

            return CancelMoveResponse;
        })();

        v1.ElectLeaderRequest = (function() {

            /**
             * Properties of an ElectLeaderRequest.
             * @typedef {Object} balsa.v1.ElectLeaderRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {number|null} [nodeId] The node that is to lead; absent: the preferred one, that is the first of the replicas.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ElectLeaderRequest.
             * @memberof balsa.v1
             * @interface IElectLeaderRequest
             * @augments balsa.v1.ElectLeaderRequest.$Properties
             * @deprecated Use balsa.v1.ElectLeaderRequest.$Properties instead.
             */

            /**
             * Shape of an ElectLeaderRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   nodeId?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.ElectLeaderRequest.$Shape
             */

            /**
             * Constructs a new ElectLeaderRequest.
             * @memberof balsa.v1
             * @classdesc Represents an ElectLeaderRequest.
             * @constructor
             * @param {balsa.v1.ElectLeaderRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ElectLeaderRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.ElectLeaderRequest
             * @instance
             */
            ElectLeaderRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.ElectLeaderRequest
             * @instance
             */
            ElectLeaderRequest.prototype.partition = 0;

            /**
             * The node that is to lead; absent: the preferred one, that is the first of the replicas.
             * @member {number|null} nodeId
             * @memberof balsa.v1.ElectLeaderRequest
             * @instance
             */
            ElectLeaderRequest.prototype.nodeId = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ElectLeaderRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ElectLeaderRequest.prototype, "_nodeId", {
                get: $util.oneOfGetter($oneOfFields = ["nodeId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ElectLeaderRequest message. Does not implicitly {@link balsa.v1.ElectLeaderRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ElectLeaderRequest
             * @static
             * @param {balsa.v1.ElectLeaderRequest.$Properties} message ElectLeaderRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ElectLeaderRequest.encode = function (message, writer, _depth) {
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
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.nodeId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ElectLeaderRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ElectLeaderRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ElectLeaderRequest & balsa.v1.ElectLeaderRequest.$Shape} ElectLeaderRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ElectLeaderRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ElectLeaderRequest();
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
                            message.nodeId = reader.int32();
                            message._nodeId = "nodeId";
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

            return ElectLeaderRequest;
        })();

        v1.ElectLeaderResponse = (function() {

            /**
             * Properties of an ElectLeaderResponse.
             * @typedef {Object} balsa.v1.ElectLeaderResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Partition.$Properties|null} [partition] The partition as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ElectLeaderResponse.
             * @memberof balsa.v1
             * @interface IElectLeaderResponse
             * @augments balsa.v1.ElectLeaderResponse.$Properties
             * @deprecated Use balsa.v1.ElectLeaderResponse.$Properties instead.
             */

            /**
             * Shape of an ElectLeaderResponse.
             * @typedef {balsa.v1.ElectLeaderResponse.$Properties} balsa.v1.ElectLeaderResponse.$Shape
             */

            /**
             * Constructs a new ElectLeaderResponse.
             * @memberof balsa.v1
             * @classdesc Represents an ElectLeaderResponse.
             * @constructor
             * @param {balsa.v1.ElectLeaderResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ElectLeaderResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.ElectLeaderResponse
             * @instance
             */
            ElectLeaderResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The partition as it is now.
             * @member {balsa.v1.Partition|null} partition
             * @memberof balsa.v1.ElectLeaderResponse
             * @instance
             */
            ElectLeaderResponse.prototype.partition = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ElectLeaderResponse.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ElectLeaderResponse message. Does not implicitly {@link balsa.v1.ElectLeaderResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ElectLeaderResponse
             * @static
             * @param {balsa.v1.ElectLeaderResponse.$Properties} message ElectLeaderResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ElectLeaderResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    $root.balsa.v1.Partition.encode(message.partition, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ElectLeaderResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ElectLeaderResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ElectLeaderResponse & balsa.v1.ElectLeaderResponse.$Shape} ElectLeaderResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ElectLeaderResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ElectLeaderResponse();
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
                            message.partition = $root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1, message.partition);
                            message._partition = "partition";
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

            return ElectLeaderResponse;
        })();

        v1.PartitionReplicasRequest = (function() {

            /**
             * Properties of a PartitionReplicasRequest.
             * @typedef {Object} balsa.v1.PartitionReplicasRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartitionReplicasRequest.
             * @memberof balsa.v1
             * @interface IPartitionReplicasRequest
             * @augments balsa.v1.PartitionReplicasRequest.$Properties
             * @deprecated Use balsa.v1.PartitionReplicasRequest.$Properties instead.
             */

            /**
             * Shape of a PartitionReplicasRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.PartitionReplicasRequest.$Shape
             */

            /**
             * Constructs a new PartitionReplicasRequest.
             * @memberof balsa.v1
             * @classdesc Represents a PartitionReplicasRequest.
             * @constructor
             * @param {balsa.v1.PartitionReplicasRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartitionReplicasRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.PartitionReplicasRequest
             * @instance
             */
            PartitionReplicasRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.PartitionReplicasRequest
             * @instance
             */
            PartitionReplicasRequest.prototype.partition = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionReplicasRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified PartitionReplicasRequest message. Does not implicitly {@link balsa.v1.PartitionReplicasRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PartitionReplicasRequest
             * @static
             * @param {balsa.v1.PartitionReplicasRequest.$Properties} message PartitionReplicasRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartitionReplicasRequest.encode = function (message, writer, _depth) {
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
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartitionReplicasRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PartitionReplicasRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReplicasRequest & balsa.v1.PartitionReplicasRequest.$Shape} PartitionReplicasRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartitionReplicasRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PartitionReplicasRequest();
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

            return PartitionReplicasRequest;
        })();

        v1.PartitionReplicasResponse = (function() {

            /**
             * Properties of a PartitionReplicasResponse.
             * @typedef {Object} balsa.v1.PartitionReplicasResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Partition.$Properties|null} [partition] The partition.
             * @property {Array.<balsa.v1.Replica.$Properties>} [replicas] One for each replica, in the order of the replicas.
             * @property {number} [nodeId] The node that answers.
             * @property {balsa.v1.ReplicaLog.$Properties|null} [local] What that node holds of the partition on its own disk; absent where it holds nothing.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartitionReplicasResponse.
             * @memberof balsa.v1
             * @interface IPartitionReplicasResponse
             * @augments balsa.v1.PartitionReplicasResponse.$Properties
             * @deprecated Use balsa.v1.PartitionReplicasResponse.$Properties instead.
             */

            /**
             * Shape of a PartitionReplicasResponse.
             * @typedef {balsa.v1.PartitionReplicasResponse.$Properties} balsa.v1.PartitionReplicasResponse.$Shape
             */

            /**
             * Constructs a new PartitionReplicasResponse.
             * @memberof balsa.v1
             * @classdesc Represents a PartitionReplicasResponse.
             * @constructor
             * @param {balsa.v1.PartitionReplicasResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartitionReplicasResponse = function (properties) {
                this.replicas = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.PartitionReplicasResponse
             * @instance
             */
            PartitionReplicasResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The partition.
             * @member {balsa.v1.Partition|null} partition
             * @memberof balsa.v1.PartitionReplicasResponse
             * @instance
             */
            PartitionReplicasResponse.prototype.partition = null;

            /**
             * One for each replica, in the order of the replicas.
             * @member {Array.<balsa.v1.Replica>} replicas
             * @memberof balsa.v1.PartitionReplicasResponse
             * @instance
             */
            PartitionReplicasResponse.prototype.replicas = $util.emptyArray;

            /**
             * The node that answers.
             * @member {number} nodeId
             * @memberof balsa.v1.PartitionReplicasResponse
             * @instance
             */
            PartitionReplicasResponse.prototype.nodeId = 0;

            /**
             * What that node holds of the partition on its own disk; absent where it holds nothing.
             * @member {balsa.v1.ReplicaLog|null} local
             * @memberof balsa.v1.PartitionReplicasResponse
             * @instance
             */
            PartitionReplicasResponse.prototype.local = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionReplicasResponse.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PartitionReplicasResponse.prototype, "_local", {
                get: $util.oneOfGetter($oneOfFields = ["local"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified PartitionReplicasResponse message. Does not implicitly {@link balsa.v1.PartitionReplicasResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PartitionReplicasResponse
             * @static
             * @param {balsa.v1.PartitionReplicasResponse.$Properties} message PartitionReplicasResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartitionReplicasResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    $root.balsa.v1.Partition.encode(message.partition, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.replicas != null && message.replicas.length)
                    for (let i = 0; i < message.replicas.length; ++i)
                        $root.balsa.v1.Replica.encode(message.replicas[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).int32(message.nodeId);
                if (message.local != null && $Object.hasOwnProperty.call(message, "local"))
                    $root.balsa.v1.ReplicaLog.encode(message.local, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartitionReplicasResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PartitionReplicasResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PartitionReplicasResponse & balsa.v1.PartitionReplicasResponse.$Shape} PartitionReplicasResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartitionReplicasResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PartitionReplicasResponse();
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
                            message.partition = $root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1, message.partition);
                            message._partition = "partition";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.replicas && message.replicas.length))
                                message.replicas = [];
                            message.replicas.push($root.balsa.v1.Replica.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.local = $root.balsa.v1.ReplicaLog.decode(reader, reader.size(), $undefined, _depth + 1, message.local);
                            message._local = "local";
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

            return PartitionReplicasResponse;
        })();

        /**
         * ReplicaStanding enum.
         * @name balsa.v1.ReplicaStanding
         * @enum {number}
         * @property {number} REPLICA_STANDING_UNSPECIFIED=0 Never sent.
         * @property {number} REPLICA_STANDING_IN_SYNC=1 In sync: it holds everything that was committed.
         * @property {number} REPLICA_STANDING_ELIGIBLE=2 It left the in-sync set while that was too small: it holds everything that was committed.
         * @property {number} REPLICA_STANDING_SUSPECT=3 As one of the two before, but a recovery cut bytes of its log that did not check.
         * @property {number} REPLICA_STANDING_LAST_KNOWN=4 A power cut may have taken the end of its log.
         * @property {number} REPLICA_STANDING_BEHIND=5 It may lack committed records.
         */
        v1.ReplicaStanding = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "REPLICA_STANDING_UNSPECIFIED"] = 0;
            values[valuesById[1] = "REPLICA_STANDING_IN_SYNC"] = 1;
            values[valuesById[2] = "REPLICA_STANDING_ELIGIBLE"] = 2;
            values[valuesById[3] = "REPLICA_STANDING_SUSPECT"] = 3;
            values[valuesById[4] = "REPLICA_STANDING_LAST_KNOWN"] = 4;
            values[valuesById[5] = "REPLICA_STANDING_BEHIND"] = 5;
            return values;
        })();

        v1.Replica = (function() {

            /**
             * Properties of a Replica.
             * @typedef {Object} balsa.v1.Replica.$Properties
             * @property {number} [nodeId] The node that holds it.
             * @property {boolean} [live] Whether that node takes part.
             * @property {balsa.v1.ReplicaStanding} [standing] What may be expected of its log.
             * @property {balsa.v1.ReplicaLog.$Properties|null} [reported] Where its log ended when its node registered; known only of a suspect or last known one.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Replica.
             * @memberof balsa.v1
             * @interface IReplica
             * @augments balsa.v1.Replica.$Properties
             * @deprecated Use balsa.v1.Replica.$Properties instead.
             */

            /**
             * Shape of a Replica.
             * @typedef {balsa.v1.Replica.$Properties} balsa.v1.Replica.$Shape
             */

            /**
             * Constructs a new Replica.
             * @memberof balsa.v1
             * @classdesc Represents a Replica.
             * @constructor
             * @param {balsa.v1.Replica.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Replica = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The node that holds it.
             * @member {number} nodeId
             * @memberof balsa.v1.Replica
             * @instance
             */
            Replica.prototype.nodeId = 0;

            /**
             * Whether that node takes part.
             * @member {boolean} live
             * @memberof balsa.v1.Replica
             * @instance
             */
            Replica.prototype.live = false;

            /**
             * What may be expected of its log.
             * @member {balsa.v1.ReplicaStanding} standing
             * @memberof balsa.v1.Replica
             * @instance
             */
            Replica.prototype.standing = 0;

            /**
             * Where its log ended when its node registered; known only of a suspect or last known one.
             * @member {balsa.v1.ReplicaLog|null} reported
             * @memberof balsa.v1.Replica
             * @instance
             */
            Replica.prototype.reported = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Replica.prototype, "_reported", {
                get: $util.oneOfGetter($oneOfFields = ["reported"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Replica message. Does not implicitly {@link balsa.v1.Replica.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Replica
             * @static
             * @param {balsa.v1.Replica.$Properties} message Replica message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Replica.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.live != null && $Object.hasOwnProperty.call(message, "live") && message.live !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.live);
                if (message.standing != null && $Object.hasOwnProperty.call(message, "standing") && message.standing !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.standing);
                if (message.reported != null && $Object.hasOwnProperty.call(message, "reported"))
                    $root.balsa.v1.ReplicaLog.encode(message.reported, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Replica message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Replica
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Replica & balsa.v1.Replica.$Shape} Replica
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Replica.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.Replica();
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
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.live = value;
                            else
                                delete message.live;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.standing = value;
                            else
                                delete message.standing;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.reported = $root.balsa.v1.ReplicaLog.decode(reader, reader.size(), $undefined, _depth + 1, message.reported);
                            message._reported = "reported";
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

            return Replica;
        })();

        v1.ReplicaLog = (function() {

            /**
             * Properties of a ReplicaLog.
             * @typedef {Object} balsa.v1.ReplicaLog.$Properties
             * @property {number} [lastEpoch] The leader epoch of its last record; -1 for an empty log.
             * @property {number} [logEnd] The offset behind its last record.
             * @property {number|null} [logStart] The first offset that it holds; absent where that is not known.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReplicaLog.
             * @memberof balsa.v1
             * @interface IReplicaLog
             * @augments balsa.v1.ReplicaLog.$Properties
             * @deprecated Use balsa.v1.ReplicaLog.$Properties instead.
             */

            /**
             * Shape of a ReplicaLog.
             * @typedef {balsa.v1.ReplicaLog.$Properties} balsa.v1.ReplicaLog.$Shape
             */

            /**
             * Constructs a new ReplicaLog.
             * @memberof balsa.v1
             * @classdesc Represents a ReplicaLog.
             * @constructor
             * @param {balsa.v1.ReplicaLog.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReplicaLog = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The leader epoch of its last record; -1 for an empty log.
             * @member {number} lastEpoch
             * @memberof balsa.v1.ReplicaLog
             * @instance
             */
            ReplicaLog.prototype.lastEpoch = 0;

            /**
             * The offset behind its last record.
             * @member {number} logEnd
             * @memberof balsa.v1.ReplicaLog
             * @instance
             */
            ReplicaLog.prototype.logEnd = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The first offset that it holds; absent where that is not known.
             * @member {number|null} logStart
             * @memberof balsa.v1.ReplicaLog
             * @instance
             */
            ReplicaLog.prototype.logStart = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ReplicaLog.prototype, "_logStart", {
                get: $util.oneOfGetter($oneOfFields = ["logStart"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ReplicaLog message. Does not implicitly {@link balsa.v1.ReplicaLog.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReplicaLog
             * @static
             * @param {balsa.v1.ReplicaLog.$Properties} message ReplicaLog message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReplicaLog.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lastEpoch != null && $Object.hasOwnProperty.call(message, "lastEpoch") && message.lastEpoch !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.lastEpoch);
                if (message.logEnd != null && $Object.hasOwnProperty.call(message, "logEnd") && (typeof message.logEnd === "object" ? message.logEnd.low || message.logEnd.high : message.logEnd !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.logEnd);
                if (message.logStart != null && $Object.hasOwnProperty.call(message, "logStart"))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logStart);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReplicaLog message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReplicaLog
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReplicaLog & balsa.v1.ReplicaLog.$Shape} ReplicaLog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReplicaLog.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReplicaLog();
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
                                message.lastEpoch = value;
                            else
                                delete message.lastEpoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.logEnd = value;
                            else
                                delete message.logEnd;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.logStart = reader.int64();
                            message._logStart = "logStart";
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

            return ReplicaLog;
        })();

        v1.RecoverPartitionRequest = (function() {

            /**
             * Properties of a RecoverPartitionRequest.
             * @typedef {Object} balsa.v1.RecoverPartitionRequest.$Properties
             * @property {balsa.v1.TopicReference.$Properties|null} [topic] Which topic.
             * @property {number} [partition] The partition's id.
             * @property {number} [nodeId] The replica that is to lead. What it does not hold is lost.
             * @property {string} [acceptLoss] The topic's name once more: that records may be lost is agreed to.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RecoverPartitionRequest.
             * @memberof balsa.v1
             * @interface IRecoverPartitionRequest
             * @augments balsa.v1.RecoverPartitionRequest.$Properties
             * @deprecated Use balsa.v1.RecoverPartitionRequest.$Properties instead.
             */

            /**
             * Shape of a RecoverPartitionRequest.
             * @typedef {{
             *   topic?: balsa.v1.TopicReference.$Shape|null;
             *   partition?: number;
             *   nodeId?: number;
             *   acceptLoss?: string;
             *   $unknowns?: Array.<Uint8Array>;
             * }} balsa.v1.RecoverPartitionRequest.$Shape
             */

            /**
             * Constructs a new RecoverPartitionRequest.
             * @memberof balsa.v1
             * @classdesc Represents a RecoverPartitionRequest.
             * @constructor
             * @param {balsa.v1.RecoverPartitionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RecoverPartitionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Which topic.
             * @member {balsa.v1.TopicReference|null} topic
             * @memberof balsa.v1.RecoverPartitionRequest
             * @instance
             */
            RecoverPartitionRequest.prototype.topic = null;

            /**
             * The partition's id.
             * @member {number} partition
             * @memberof balsa.v1.RecoverPartitionRequest
             * @instance
             */
            RecoverPartitionRequest.prototype.partition = 0;

            /**
             * The replica that is to lead. What it does not hold is lost.
             * @member {number} nodeId
             * @memberof balsa.v1.RecoverPartitionRequest
             * @instance
             */
            RecoverPartitionRequest.prototype.nodeId = 0;

            /**
             * The topic's name once more: that records may be lost is agreed to.
             * @member {string} acceptLoss
             * @memberof balsa.v1.RecoverPartitionRequest
             * @instance
             */
            RecoverPartitionRequest.prototype.acceptLoss = "";

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RecoverPartitionRequest.prototype, "_topic", {
                get: $util.oneOfGetter($oneOfFields = ["topic"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified RecoverPartitionRequest message. Does not implicitly {@link balsa.v1.RecoverPartitionRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RecoverPartitionRequest
             * @static
             * @param {balsa.v1.RecoverPartitionRequest.$Properties} message RecoverPartitionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RecoverPartitionRequest.encode = function (message, writer, _depth) {
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
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.nodeId);
                if (message.acceptLoss != null && $Object.hasOwnProperty.call(message, "acceptLoss") && message.acceptLoss !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.acceptLoss);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RecoverPartitionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RecoverPartitionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RecoverPartitionRequest & balsa.v1.RecoverPartitionRequest.$Shape} RecoverPartitionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RecoverPartitionRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RecoverPartitionRequest();
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
                            if (value = reader.int32())
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.acceptLoss = value;
                            else
                                delete message.acceptLoss;
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

            return RecoverPartitionRequest;
        })();

        v1.RecoverPartitionResponse = (function() {

            /**
             * Properties of a RecoverPartitionResponse.
             * @typedef {Object} balsa.v1.RecoverPartitionResponse.$Properties
             * @property {number} [metadataIndex] The Raft index of the metadata that this answer reflects.
             * @property {balsa.v1.Partition.$Properties|null} [partition] The partition as it is now.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RecoverPartitionResponse.
             * @memberof balsa.v1
             * @interface IRecoverPartitionResponse
             * @augments balsa.v1.RecoverPartitionResponse.$Properties
             * @deprecated Use balsa.v1.RecoverPartitionResponse.$Properties instead.
             */

            /**
             * Shape of a RecoverPartitionResponse.
             * @typedef {balsa.v1.RecoverPartitionResponse.$Properties} balsa.v1.RecoverPartitionResponse.$Shape
             */

            /**
             * Constructs a new RecoverPartitionResponse.
             * @memberof balsa.v1
             * @classdesc Represents a RecoverPartitionResponse.
             * @constructor
             * @param {balsa.v1.RecoverPartitionResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RecoverPartitionResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The Raft index of the metadata that this answer reflects.
             * @member {number} metadataIndex
             * @memberof balsa.v1.RecoverPartitionResponse
             * @instance
             */
            RecoverPartitionResponse.prototype.metadataIndex = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The partition as it is now.
             * @member {balsa.v1.Partition|null} partition
             * @memberof balsa.v1.RecoverPartitionResponse
             * @instance
             */
            RecoverPartitionResponse.prototype.partition = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RecoverPartitionResponse.prototype, "_partition", {
                get: $util.oneOfGetter($oneOfFields = ["partition"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified RecoverPartitionResponse message. Does not implicitly {@link balsa.v1.RecoverPartitionResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RecoverPartitionResponse
             * @static
             * @param {balsa.v1.RecoverPartitionResponse.$Properties} message RecoverPartitionResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RecoverPartitionResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metadataIndex != null && $Object.hasOwnProperty.call(message, "metadataIndex") && (typeof message.metadataIndex === "object" ? message.metadataIndex.low || message.metadataIndex.high : message.metadataIndex !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataIndex);
                if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                    $root.balsa.v1.Partition.encode(message.partition, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RecoverPartitionResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RecoverPartitionResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RecoverPartitionResponse & balsa.v1.RecoverPartitionResponse.$Shape} RecoverPartitionResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RecoverPartitionResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RecoverPartitionResponse();
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
                            message.partition = $root.balsa.v1.Partition.decode(reader, reader.size(), $undefined, _depth + 1, message.partition);
                            message._partition = "partition";
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

            return RecoverPartitionResponse;
        })();

        v1.RaftFrame = (function() {

            /**
             * Properties of a RaftFrame.
             * @typedef {Object} balsa.v1.RaftFrame.$Properties
             * @property {Array.<Uint8Array>} [messages] Each one message in Raft's own codec.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RaftFrame.
             * @memberof balsa.v1
             * @interface IRaftFrame
             * @augments balsa.v1.RaftFrame.$Properties
             * @deprecated Use balsa.v1.RaftFrame.$Properties instead.
             */

            /**
             * Shape of a RaftFrame.
             * @typedef {balsa.v1.RaftFrame.$Properties} balsa.v1.RaftFrame.$Shape
             */

            /**
             * Constructs a new RaftFrame.
             * @memberof balsa.v1
             * @classdesc Represents a RaftFrame.
             * @constructor
             * @param {balsa.v1.RaftFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RaftFrame = function (properties) {
                this.messages = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Each one message in Raft's own codec.
             * @member {Array.<Uint8Array>} messages
             * @memberof balsa.v1.RaftFrame
             * @instance
             */
            RaftFrame.prototype.messages = $util.emptyArray;

            /**
             * Encodes the specified RaftFrame message. Does not implicitly {@link balsa.v1.RaftFrame.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.RaftFrame
             * @static
             * @param {balsa.v1.RaftFrame.$Properties} message RaftFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RaftFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.messages != null && message.messages.length)
                    for (let i = 0; i < message.messages.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.messages[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RaftFrame message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.RaftFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.RaftFrame & balsa.v1.RaftFrame.$Shape} RaftFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RaftFrame.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.RaftFrame();
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
                            if (!(message.messages && message.messages.length))
                                message.messages = [];
                            message.messages.push(reader.bytes());
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

            return RaftFrame;
        })();

        v1.HeartbeatRequest = (function() {

            /**
             * Properties of a HeartbeatRequest.
             * @typedef {Object} balsa.v1.HeartbeatRequest.$Properties
             * @property {number} [sequence] Goes up by one with each request of a stream.
             * @property {number} [brokerEpoch] Of the registration that is in force as far as the broker knows.
             * @property {string} [incarnation] Random for each start of the broker's process.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeartbeatRequest.
             * @memberof balsa.v1
             * @interface IHeartbeatRequest
             * @augments balsa.v1.HeartbeatRequest.$Properties
             * @deprecated Use balsa.v1.HeartbeatRequest.$Properties instead.
             */

            /**
             * Shape of a HeartbeatRequest.
             * @typedef {balsa.v1.HeartbeatRequest.$Properties} balsa.v1.HeartbeatRequest.$Shape
             */

            /**
             * Constructs a new HeartbeatRequest.
             * @memberof balsa.v1
             * @classdesc Represents a HeartbeatRequest.
             * @constructor
             * @param {balsa.v1.HeartbeatRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeartbeatRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Goes up by one with each request of a stream.
             * @member {number} sequence
             * @memberof balsa.v1.HeartbeatRequest
             * @instance
             */
            HeartbeatRequest.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Of the registration that is in force as far as the broker knows.
             * @member {number} brokerEpoch
             * @memberof balsa.v1.HeartbeatRequest
             * @instance
             */
            HeartbeatRequest.prototype.brokerEpoch = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Random for each start of the broker's process.
             * @member {string} incarnation
             * @memberof balsa.v1.HeartbeatRequest
             * @instance
             */
            HeartbeatRequest.prototype.incarnation = "";

            /**
             * Encodes the specified HeartbeatRequest message. Does not implicitly {@link balsa.v1.HeartbeatRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.HeartbeatRequest
             * @static
             * @param {balsa.v1.HeartbeatRequest.$Properties} message HeartbeatRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeartbeatRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.sequence);
                if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && message.incarnation !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.incarnation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeartbeatRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.HeartbeatRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.HeartbeatRequest & balsa.v1.HeartbeatRequest.$Shape} HeartbeatRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeartbeatRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.HeartbeatRequest();
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
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.brokerEpoch = value;
                            else
                                delete message.brokerEpoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
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

            return HeartbeatRequest;
        })();

        v1.HeartbeatResponse = (function() {

            /**
             * Properties of a HeartbeatResponse.
             * @typedef {Object} balsa.v1.HeartbeatResponse.$Properties
             * @property {number} [sequence] Of the request that this answers.
             * @property {boolean} [registerAgain] The registration is not in force any more: the broker has to register again.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeartbeatResponse.
             * @memberof balsa.v1
             * @interface IHeartbeatResponse
             * @augments balsa.v1.HeartbeatResponse.$Properties
             * @deprecated Use balsa.v1.HeartbeatResponse.$Properties instead.
             */

            /**
             * Shape of a HeartbeatResponse.
             * @typedef {balsa.v1.HeartbeatResponse.$Properties} balsa.v1.HeartbeatResponse.$Shape
             */

            /**
             * Constructs a new HeartbeatResponse.
             * @memberof balsa.v1
             * @classdesc Represents a HeartbeatResponse.
             * @constructor
             * @param {balsa.v1.HeartbeatResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeartbeatResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Of the request that this answers.
             * @member {number} sequence
             * @memberof balsa.v1.HeartbeatResponse
             * @instance
             */
            HeartbeatResponse.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * The registration is not in force any more: the broker has to register again.
             * @member {boolean} registerAgain
             * @memberof balsa.v1.HeartbeatResponse
             * @instance
             */
            HeartbeatResponse.prototype.registerAgain = false;

            /**
             * Encodes the specified HeartbeatResponse message. Does not implicitly {@link balsa.v1.HeartbeatResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.HeartbeatResponse
             * @static
             * @param {balsa.v1.HeartbeatResponse.$Properties} message HeartbeatResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeartbeatResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.sequence);
                if (message.registerAgain != null && $Object.hasOwnProperty.call(message, "registerAgain") && message.registerAgain !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.registerAgain);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeartbeatResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.HeartbeatResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.HeartbeatResponse & balsa.v1.HeartbeatResponse.$Shape} HeartbeatResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeartbeatResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.HeartbeatResponse();
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
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.registerAgain = value;
                            else
                                delete message.registerAgain;
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

            return HeartbeatResponse;
        })();

        v1.ProposeRequest = (function() {

            /**
             * Properties of a ProposeRequest.
             * @typedef {Object} balsa.v1.ProposeRequest.$Properties
             * @property {Uint8Array} [payload] An encoded proposal.
             * @property {number} [version] The version of the record in it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProposeRequest.
             * @memberof balsa.v1
             * @interface IProposeRequest
             * @augments balsa.v1.ProposeRequest.$Properties
             * @deprecated Use balsa.v1.ProposeRequest.$Properties instead.
             */

            /**
             * Shape of a ProposeRequest.
             * @typedef {balsa.v1.ProposeRequest.$Properties} balsa.v1.ProposeRequest.$Shape
             */

            /**
             * Constructs a new ProposeRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ProposeRequest.
             * @constructor
             * @param {balsa.v1.ProposeRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProposeRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * An encoded proposal.
             * @member {Uint8Array} payload
             * @memberof balsa.v1.ProposeRequest
             * @instance
             */
            ProposeRequest.prototype.payload = $util.newBuffer([]);

            /**
             * The version of the record in it.
             * @member {number} version
             * @memberof balsa.v1.ProposeRequest
             * @instance
             */
            ProposeRequest.prototype.version = 0;

            /**
             * Encodes the specified ProposeRequest message. Does not implicitly {@link balsa.v1.ProposeRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProposeRequest
             * @static
             * @param {balsa.v1.ProposeRequest.$Properties} message ProposeRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProposeRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.payload);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProposeRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProposeRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProposeRequest & balsa.v1.ProposeRequest.$Shape} ProposeRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProposeRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ProposeRequest();
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
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
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

            return ProposeRequest;
        })();

        v1.ProposeResponse = (function() {

            /**
             * Properties of a ProposeResponse.
             * @typedef {Object} balsa.v1.ProposeResponse.$Properties
             * @property {balsa.v1.ProposalApplied.$Properties|null} [applied] `apply` has seen it.
             * @property {string|null} [unanswered] Not applied, or not known to be: to be sent again, perhaps to another leader. For people.
             * @property {"applied"|"unanswered"} [outcome] What came of it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProposeResponse.
             * @memberof balsa.v1
             * @interface IProposeResponse
             * @augments balsa.v1.ProposeResponse.$Properties
             * @deprecated Use balsa.v1.ProposeResponse.$Properties instead.
             */

            /**
             * Narrowed shape of a ProposeResponse.
             * @typedef {{
             *   applied?: balsa.v1.ProposalApplied.$Shape|null;
             *   unanswered?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ outcome?: undefined; applied?: null; unanswered?: null }|{ outcome?: "applied"; applied: balsa.v1.ProposalApplied.$Shape; unanswered?: null }|{ outcome?: "unanswered"; applied?: null; unanswered: string })
             * )} balsa.v1.ProposeResponse.$Shape
             */

            /**
             * Constructs a new ProposeResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ProposeResponse.
             * @constructor
             * @param {balsa.v1.ProposeResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProposeResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * `apply` has seen it.
             * @member {balsa.v1.ProposalApplied|null} applied
             * @memberof balsa.v1.ProposeResponse
             * @instance
             */
            ProposeResponse.prototype.applied = null;

            /**
             * Not applied, or not known to be: to be sent again, perhaps to another leader. For people.
             * @member {string|null} unanswered
             * @memberof balsa.v1.ProposeResponse
             * @instance
             */
            ProposeResponse.prototype.unanswered = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * What came of it.
             * @member {"applied"|"unanswered"|undefined} outcome
             * @memberof balsa.v1.ProposeResponse
             * @instance
             */
            $Object.defineProperty(ProposeResponse.prototype, "outcome", {
                get: $util.oneOfGetter($oneOfFields = ["applied", "unanswered"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ProposeResponse message. Does not implicitly {@link balsa.v1.ProposeResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProposeResponse
             * @static
             * @param {balsa.v1.ProposeResponse.$Properties} message ProposeResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProposeResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.applied != null && $Object.hasOwnProperty.call(message, "applied"))
                    $root.balsa.v1.ProposalApplied.encode(message.applied, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.unanswered != null && $Object.hasOwnProperty.call(message, "unanswered"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.unanswered);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProposeResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProposeResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProposeResponse & balsa.v1.ProposeResponse.$Shape} ProposeResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProposeResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ProposeResponse();
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
                            message.applied = $root.balsa.v1.ProposalApplied.decode(reader, reader.size(), $undefined, _depth + 1, message.applied);
                            message.outcome = "applied";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.unanswered = reader.stringVerify();
                            message.outcome = "unanswered";
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

            return ProposeResponse;
        })();

        v1.ProposalApplied = (function() {

            /**
             * Properties of a ProposalApplied.
             * @typedef {Object} balsa.v1.ProposalApplied.$Properties
             * @property {number} [index] Where it was applied.
             * @property {Uint8Array} [answer] What `apply` returned, in the metadata's own codec.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProposalApplied.
             * @memberof balsa.v1
             * @interface IProposalApplied
             * @augments balsa.v1.ProposalApplied.$Properties
             * @deprecated Use balsa.v1.ProposalApplied.$Properties instead.
             */

            /**
             * Shape of a ProposalApplied.
             * @typedef {balsa.v1.ProposalApplied.$Properties} balsa.v1.ProposalApplied.$Shape
             */

            /**
             * Constructs a new ProposalApplied.
             * @memberof balsa.v1
             * @classdesc Represents a ProposalApplied.
             * @constructor
             * @param {balsa.v1.ProposalApplied.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProposalApplied = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Where it was applied.
             * @member {number} index
             * @memberof balsa.v1.ProposalApplied
             * @instance
             */
            ProposalApplied.prototype.index = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * What `apply` returned, in the metadata's own codec.
             * @member {Uint8Array} answer
             * @memberof balsa.v1.ProposalApplied
             * @instance
             */
            ProposalApplied.prototype.answer = $util.newBuffer([]);

            /**
             * Encodes the specified ProposalApplied message. Does not implicitly {@link balsa.v1.ProposalApplied.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ProposalApplied
             * @static
             * @param {balsa.v1.ProposalApplied.$Properties} message ProposalApplied message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProposalApplied.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.index);
                if (message.answer != null && $Object.hasOwnProperty.call(message, "answer") && message.answer.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.answer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProposalApplied message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ProposalApplied
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ProposalApplied & balsa.v1.ProposalApplied.$Shape} ProposalApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProposalApplied.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ProposalApplied();
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
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.answer = value;
                            else
                                delete message.answer;
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

            return ProposalApplied;
        })();

        v1.ReadIndexRequest = (function() {

            /**
             * Properties of a ReadIndexRequest.
             * @typedef {Object} balsa.v1.ReadIndexRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadIndexRequest.
             * @memberof balsa.v1
             * @interface IReadIndexRequest
             * @augments balsa.v1.ReadIndexRequest.$Properties
             * @deprecated Use balsa.v1.ReadIndexRequest.$Properties instead.
             */

            /**
             * Shape of a ReadIndexRequest.
             * @typedef {balsa.v1.ReadIndexRequest.$Properties} balsa.v1.ReadIndexRequest.$Shape
             */

            /**
             * Constructs a new ReadIndexRequest.
             * @memberof balsa.v1
             * @classdesc Represents a ReadIndexRequest.
             * @constructor
             * @param {balsa.v1.ReadIndexRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadIndexRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified ReadIndexRequest message. Does not implicitly {@link balsa.v1.ReadIndexRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReadIndexRequest
             * @static
             * @param {balsa.v1.ReadIndexRequest.$Properties} message ReadIndexRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadIndexRequest.encode = function (message, writer, _depth) {
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
             * Decodes a ReadIndexRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReadIndexRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReadIndexRequest & balsa.v1.ReadIndexRequest.$Shape} ReadIndexRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadIndexRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReadIndexRequest();
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

            return ReadIndexRequest;
        })();

        v1.ReadIndexResponse = (function() {

            /**
             * Properties of a ReadIndexResponse.
             * @typedef {Object} balsa.v1.ReadIndexResponse.$Properties
             * @property {number|null} [index] The index.
             * @property {string|null} [unanswered] Why there is none now. For people.
             * @property {"index"|"unanswered"} [outcome] What came of it.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadIndexResponse.
             * @memberof balsa.v1
             * @interface IReadIndexResponse
             * @augments balsa.v1.ReadIndexResponse.$Properties
             * @deprecated Use balsa.v1.ReadIndexResponse.$Properties instead.
             */

            /**
             * Narrowed shape of a ReadIndexResponse.
             * @typedef {{
             *   index?: number|null;
             *   unanswered?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ outcome?: undefined; index?: null; unanswered?: null }|{ outcome?: "index"; index: number; unanswered?: null }|{ outcome?: "unanswered"; index?: null; unanswered: string })
             * )} balsa.v1.ReadIndexResponse.$Shape
             */

            /**
             * Constructs a new ReadIndexResponse.
             * @memberof balsa.v1
             * @classdesc Represents a ReadIndexResponse.
             * @constructor
             * @param {balsa.v1.ReadIndexResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadIndexResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The index.
             * @member {number|null} index
             * @memberof balsa.v1.ReadIndexResponse
             * @instance
             */
            ReadIndexResponse.prototype.index = null;

            /**
             * Why there is none now. For people.
             * @member {string|null} unanswered
             * @memberof balsa.v1.ReadIndexResponse
             * @instance
             */
            ReadIndexResponse.prototype.unanswered = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * What came of it.
             * @member {"index"|"unanswered"|undefined} outcome
             * @memberof balsa.v1.ReadIndexResponse
             * @instance
             */
            $Object.defineProperty(ReadIndexResponse.prototype, "outcome", {
                get: $util.oneOfGetter($oneOfFields = ["index", "unanswered"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ReadIndexResponse message. Does not implicitly {@link balsa.v1.ReadIndexResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.ReadIndexResponse
             * @static
             * @param {balsa.v1.ReadIndexResponse.$Properties} message ReadIndexResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadIndexResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.index);
                if (message.unanswered != null && $Object.hasOwnProperty.call(message, "unanswered"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.unanswered);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadIndexResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.ReadIndexResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.ReadIndexResponse & balsa.v1.ReadIndexResponse.$Shape} ReadIndexResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadIndexResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.ReadIndexResponse();
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
                            message.index = reader.int64();
                            message.outcome = "index";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.unanswered = reader.stringVerify();
                            message.outcome = "unanswered";
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

            return ReadIndexResponse;
        })();

        v1.MeetRequest = (function() {

            /**
             * Properties of a MeetRequest.
             * @typedef {Object} balsa.v1.MeetRequest.$Properties
             * @property {Array.<string>} [addresses] The list of the asking node, as it was given it; empty where it was given none.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MeetRequest.
             * @memberof balsa.v1
             * @interface IMeetRequest
             * @augments balsa.v1.MeetRequest.$Properties
             * @deprecated Use balsa.v1.MeetRequest.$Properties instead.
             */

            /**
             * Shape of a MeetRequest.
             * @typedef {balsa.v1.MeetRequest.$Properties} balsa.v1.MeetRequest.$Shape
             */

            /**
             * Constructs a new MeetRequest.
             * @memberof balsa.v1
             * @classdesc Represents a MeetRequest.
             * @constructor
             * @param {balsa.v1.MeetRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MeetRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The list of the asking node, as it was given it; empty where it was given none.
             * @member {Array.<string>} addresses
             * @memberof balsa.v1.MeetRequest
             * @instance
             */
            MeetRequest.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified MeetRequest message. Does not implicitly {@link balsa.v1.MeetRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.MeetRequest
             * @static
             * @param {balsa.v1.MeetRequest.$Properties} message MeetRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MeetRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MeetRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.MeetRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.MeetRequest & balsa.v1.MeetRequest.$Shape} MeetRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MeetRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.MeetRequest();
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
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
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

            return MeetRequest;
        })();

        v1.MeetResponse = (function() {

            /**
             * Properties of a MeetResponse.
             * @typedef {Object} balsa.v1.MeetResponse.$Properties
             * @property {number} [protocol] The version of these services: a node that speaks another one is not joined.
             * @property {string} [version] The version of Balsa that answers.
             * @property {string} [directoryId] Of the node that answers; whoever meets its own id has met itself.
             * @property {string} [raftId] Made together with its Raft log.
             * @property {string} [clusterId] Empty where the node is of no cluster yet.
             * @property {Array.<string>} [addresses] The list that the answering node was started with.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MeetResponse.
             * @memberof balsa.v1
             * @interface IMeetResponse
             * @augments balsa.v1.MeetResponse.$Properties
             * @deprecated Use balsa.v1.MeetResponse.$Properties instead.
             */

            /**
             * Shape of a MeetResponse.
             * @typedef {balsa.v1.MeetResponse.$Properties} balsa.v1.MeetResponse.$Shape
             */

            /**
             * Constructs a new MeetResponse.
             * @memberof balsa.v1
             * @classdesc Represents a MeetResponse.
             * @constructor
             * @param {balsa.v1.MeetResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MeetResponse = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The version of these services: a node that speaks another one is not joined.
             * @member {number} protocol
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.protocol = 0;

            /**
             * The version of Balsa that answers.
             * @member {string} version
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.version = "";

            /**
             * Of the node that answers; whoever meets its own id has met itself.
             * @member {string} directoryId
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.directoryId = "";

            /**
             * Made together with its Raft log.
             * @member {string} raftId
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.raftId = "";

            /**
             * Empty where the node is of no cluster yet.
             * @member {string} clusterId
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.clusterId = "";

            /**
             * The list that the answering node was started with.
             * @member {Array.<string>} addresses
             * @memberof balsa.v1.MeetResponse
             * @instance
             */
            MeetResponse.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified MeetResponse message. Does not implicitly {@link balsa.v1.MeetResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.MeetResponse
             * @static
             * @param {balsa.v1.MeetResponse.$Properties} message MeetResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MeetResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocol);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.directoryId);
                if (message.raftId != null && $Object.hasOwnProperty.call(message, "raftId") && message.raftId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.raftId);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.clusterId);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MeetResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.MeetResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.MeetResponse & balsa.v1.MeetResponse.$Shape} MeetResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MeetResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.MeetResponse();
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
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.directoryId = value;
                            else
                                delete message.directoryId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.raftId = value;
                            else
                                delete message.raftId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
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

            return MeetResponse;
        })();

        v1.Founding = (function() {

            /**
             * Properties of a Founding.
             * @typedef {Object} balsa.v1.Founding.$Properties
             * @property {string} [clusterId] 22 characters of base64url.
             * @property {string} [secret] What the nodes of the cluster prove to each other.
             * @property {Array.<balsa.v1.Founder.$Properties>} [founders] All of them: the voters, with their ids.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Founding.
             * @memberof balsa.v1
             * @interface IFounding
             * @augments balsa.v1.Founding.$Properties
             * @deprecated Use balsa.v1.Founding.$Properties instead.
             */

            /**
             * Shape of a Founding.
             * @typedef {balsa.v1.Founding.$Properties} balsa.v1.Founding.$Shape
             */

            /**
             * Constructs a new Founding.
             * @memberof balsa.v1
             * @classdesc A cluster that is to be.
             * @constructor
             * @param {balsa.v1.Founding.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Founding = function (properties) {
                this.founders = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * 22 characters of base64url.
             * @member {string} clusterId
             * @memberof balsa.v1.Founding
             * @instance
             */
            Founding.prototype.clusterId = "";

            /**
             * What the nodes of the cluster prove to each other.
             * @member {string} secret
             * @memberof balsa.v1.Founding
             * @instance
             */
            Founding.prototype.secret = "";

            /**
             * All of them: the voters, with their ids.
             * @member {Array.<balsa.v1.Founder>} founders
             * @memberof balsa.v1.Founding
             * @instance
             */
            Founding.prototype.founders = $util.emptyArray;

            /**
             * Encodes the specified Founding message. Does not implicitly {@link balsa.v1.Founding.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Founding
             * @static
             * @param {balsa.v1.Founding.$Properties} message Founding message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Founding.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterId);
                if (message.secret != null && $Object.hasOwnProperty.call(message, "secret") && message.secret !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.secret);
                if (message.founders != null && message.founders.length)
                    for (let i = 0; i < message.founders.length; ++i)
                        $root.balsa.v1.Founder.encode(message.founders[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Founding message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Founding
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Founding & balsa.v1.Founding.$Shape} Founding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Founding.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.Founding();
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
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.secret = value;
                            else
                                delete message.secret;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.founders && message.founders.length))
                                message.founders = [];
                            message.founders.push($root.balsa.v1.Founder.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return Founding;
        })();

        v1.Founder = (function() {

            /**
             * Properties of a Founder.
             * @typedef {Object} balsa.v1.Founder.$Properties
             * @property {number} [nodeId] Its place in the list, from 1.
             * @property {string} [raftId] Made together with its Raft log.
             * @property {string} [directoryId] Made together with its data directory.
             * @property {string} [address] `host:port` of the native door.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Founder.
             * @memberof balsa.v1
             * @interface IFounder
             * @augments balsa.v1.Founder.$Properties
             * @deprecated Use balsa.v1.Founder.$Properties instead.
             */

            /**
             * Shape of a Founder.
             * @typedef {balsa.v1.Founder.$Properties} balsa.v1.Founder.$Shape
             */

            /**
             * Constructs a new Founder.
             * @memberof balsa.v1
             * @classdesc Represents a Founder.
             * @constructor
             * @param {balsa.v1.Founder.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Founder = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Its place in the list, from 1.
             * @member {number} nodeId
             * @memberof balsa.v1.Founder
             * @instance
             */
            Founder.prototype.nodeId = 0;

            /**
             * Made together with its Raft log.
             * @member {string} raftId
             * @memberof balsa.v1.Founder
             * @instance
             */
            Founder.prototype.raftId = "";

            /**
             * Made together with its data directory.
             * @member {string} directoryId
             * @memberof balsa.v1.Founder
             * @instance
             */
            Founder.prototype.directoryId = "";

            /**
             * `host:port` of the native door.
             * @member {string} address
             * @memberof balsa.v1.Founder
             * @instance
             */
            Founder.prototype.address = "";

            /**
             * Encodes the specified Founder message. Does not implicitly {@link balsa.v1.Founder.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.Founder
             * @static
             * @param {balsa.v1.Founder.$Properties} message Founder message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Founder.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.raftId != null && $Object.hasOwnProperty.call(message, "raftId") && message.raftId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.raftId);
                if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.directoryId);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.address);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Founder message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.Founder
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.Founder & balsa.v1.Founder.$Shape} Founder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Founder.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.Founder();
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
                                message.raftId = value;
                            else
                                delete message.raftId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.directoryId = value;
                            else
                                delete message.directoryId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
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

            return Founder;
        })();

        v1.PromiseRequest = (function() {

            /**
             * Properties of a PromiseRequest.
             * @typedef {Object} balsa.v1.PromiseRequest.$Properties
             * @property {balsa.v1.Founding.$Properties} [founding] What is to be promised.
             * @property {boolean} [isFounded] True once all have promised: the cluster is founded, and the promise is kept for ever.
             * @property {Array.<string>} [addresses] The list that the proposer was started with: it must be that of the node that promises.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PromiseRequest.
             * @memberof balsa.v1
             * @interface IPromiseRequest
             * @augments balsa.v1.PromiseRequest.$Properties
             * @deprecated Use balsa.v1.PromiseRequest.$Properties instead.
             */

            /**
             * Shape of a PromiseRequest.
             * @typedef {balsa.v1.PromiseRequest.$Properties} balsa.v1.PromiseRequest.$Shape
             */

            /**
             * Constructs a new PromiseRequest.
             * @memberof balsa.v1
             * @classdesc Represents a PromiseRequest.
             * @constructor
             * @param {balsa.v1.PromiseRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PromiseRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * What is to be promised.
             * @member {balsa.v1.Founding} founding
             * @memberof balsa.v1.PromiseRequest
             * @instance
             */
            PromiseRequest.prototype.founding = null;

            /**
             * True once all have promised: the cluster is founded, and the promise is kept for ever.
             * @member {boolean} isFounded
             * @memberof balsa.v1.PromiseRequest
             * @instance
             */
            PromiseRequest.prototype.isFounded = false;

            /**
             * The list that the proposer was started with: it must be that of the node that promises.
             * @member {Array.<string>} addresses
             * @memberof balsa.v1.PromiseRequest
             * @instance
             */
            PromiseRequest.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified PromiseRequest message. Does not implicitly {@link balsa.v1.PromiseRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PromiseRequest
             * @static
             * @param {balsa.v1.PromiseRequest.$Properties} message PromiseRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PromiseRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.founding != null && $Object.hasOwnProperty.call(message, "founding"))
                    $root.balsa.v1.Founding.encode(message.founding, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.isFounded != null && $Object.hasOwnProperty.call(message, "isFounded") && message.isFounded !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.isFounded);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PromiseRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PromiseRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PromiseRequest & balsa.v1.PromiseRequest.$Shape} PromiseRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PromiseRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PromiseRequest();
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
                            message.founding = $root.balsa.v1.Founding.decode(reader, reader.size(), $undefined, _depth + 1, message.founding);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isFounded = value;
                            else
                                delete message.isFounded;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
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

            return PromiseRequest;
        })();

        v1.PromiseResponse = (function() {

            /**
             * Properties of a PromiseResponse.
             * @typedef {Object} balsa.v1.PromiseResponse.$Properties
             * @property {string} [clusterId] The cluster that the node is already of, where that is not the one proposed.
             * @property {string} [refusal] Why it does not promise; empty where it does. For people.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PromiseResponse.
             * @memberof balsa.v1
             * @interface IPromiseResponse
             * @augments balsa.v1.PromiseResponse.$Properties
             * @deprecated Use balsa.v1.PromiseResponse.$Properties instead.
             */

            /**
             * Shape of a PromiseResponse.
             * @typedef {balsa.v1.PromiseResponse.$Properties} balsa.v1.PromiseResponse.$Shape
             */

            /**
             * Constructs a new PromiseResponse.
             * @memberof balsa.v1
             * @classdesc Represents a PromiseResponse.
             * @constructor
             * @param {balsa.v1.PromiseResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PromiseResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The cluster that the node is already of, where that is not the one proposed.
             * @member {string} clusterId
             * @memberof balsa.v1.PromiseResponse
             * @instance
             */
            PromiseResponse.prototype.clusterId = "";

            /**
             * Why it does not promise; empty where it does. For people.
             * @member {string} refusal
             * @memberof balsa.v1.PromiseResponse
             * @instance
             */
            PromiseResponse.prototype.refusal = "";

            /**
             * Encodes the specified PromiseResponse message. Does not implicitly {@link balsa.v1.PromiseResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.PromiseResponse
             * @static
             * @param {balsa.v1.PromiseResponse.$Properties} message PromiseResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PromiseResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterId);
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal") && message.refusal !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.refusal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PromiseResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.PromiseResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.PromiseResponse & balsa.v1.PromiseResponse.$Shape} PromiseResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PromiseResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.PromiseResponse();
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
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refusal = value;
                            else
                                delete message.refusal;
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

            return PromiseResponse;
        })();

        v1.JoinRequest = (function() {

            /**
             * Properties of a JoinRequest.
             * @typedef {Object} balsa.v1.JoinRequest.$Properties
             * @property {number} [protocol] The version of these services that the node speaks.
             * @property {string} [version] The version of Balsa that asks.
             * @property {string} [clusterId] Empty for a node that was given a list instead of a token.
             * @property {Uint8Array} [proof] HMAC-SHA256 over `join <cluster_id> <raft_id> <directory_id>` under the secret of the token.
             * @property {string} [raftId] Made together with its Raft log.
             * @property {string} [directoryId] Made together with its data directory.
             * @property {number} [clockMs] Milliseconds since 1970, as the joining node believes.
             * @property {string} [address] `host:port` of its native door.
             * @property {Array.<string>} [addresses] The list that it was started with, where it was given no token.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinRequest.
             * @memberof balsa.v1
             * @interface IJoinRequest
             * @augments balsa.v1.JoinRequest.$Properties
             * @deprecated Use balsa.v1.JoinRequest.$Properties instead.
             */

            /**
             * Shape of a JoinRequest.
             * @typedef {balsa.v1.JoinRequest.$Properties} balsa.v1.JoinRequest.$Shape
             */

            /**
             * Constructs a new JoinRequest.
             * @memberof balsa.v1
             * @classdesc Represents a JoinRequest.
             * @constructor
             * @param {balsa.v1.JoinRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinRequest = function (properties) {
                this.addresses = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The version of these services that the node speaks.
             * @member {number} protocol
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.protocol = 0;

            /**
             * The version of Balsa that asks.
             * @member {string} version
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.version = "";

            /**
             * Empty for a node that was given a list instead of a token.
             * @member {string} clusterId
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.clusterId = "";

            /**
             * HMAC-SHA256 over `join <cluster_id> <raft_id> <directory_id>` under the secret of the token.
             * @member {Uint8Array} proof
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.proof = $util.newBuffer([]);

            /**
             * Made together with its Raft log.
             * @member {string} raftId
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.raftId = "";

            /**
             * Made together with its data directory.
             * @member {string} directoryId
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.directoryId = "";

            /**
             * Milliseconds since 1970, as the joining node believes.
             * @member {number} clockMs
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.clockMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * `host:port` of its native door.
             * @member {string} address
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.address = "";

            /**
             * The list that it was started with, where it was given no token.
             * @member {Array.<string>} addresses
             * @memberof balsa.v1.JoinRequest
             * @instance
             */
            JoinRequest.prototype.addresses = $util.emptyArray;

            /**
             * Encodes the specified JoinRequest message. Does not implicitly {@link balsa.v1.JoinRequest.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.JoinRequest
             * @static
             * @param {balsa.v1.JoinRequest.$Properties} message JoinRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.protocol);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof") && message.proof.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.proof);
                if (message.raftId != null && $Object.hasOwnProperty.call(message, "raftId") && message.raftId !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.raftId);
                if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.directoryId);
                if (message.clockMs != null && $Object.hasOwnProperty.call(message, "clockMs") && (typeof message.clockMs === "object" ? message.clockMs.low || message.clockMs.high : message.clockMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).int64(message.clockMs);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.address);
                if (message.addresses != null && message.addresses.length)
                    for (let i = 0; i < message.addresses.length; ++i)
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.addresses[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinRequest message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.JoinRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.JoinRequest & balsa.v1.JoinRequest.$Shape} JoinRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.JoinRequest();
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
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.proof = value;
                            else
                                delete message.proof;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.raftId = value;
                            else
                                delete message.raftId;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.directoryId = value;
                            else
                                delete message.directoryId;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.clockMs = value;
                            else
                                delete message.clockMs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.addresses && message.addresses.length))
                                message.addresses = [];
                            message.addresses.push(reader.stringVerify());
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

            return JoinRequest;
        })();

        v1.JoinResponse = (function() {

            /**
             * Properties of a JoinResponse.
             * @typedef {Object} balsa.v1.JoinResponse.$Properties
             * @property {number} [nodeId] The id that the cluster has given the node: the same one when it asks again.
             * @property {string} [clusterId] The cluster that the node is of from now on.
             * @property {string} [secret] Only for a node that came without a token.
             * @property {Array.<balsa.v1.Founder.$Properties>} [members] Members that it may turn to.
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinResponse.
             * @memberof balsa.v1
             * @interface IJoinResponse
             * @augments balsa.v1.JoinResponse.$Properties
             * @deprecated Use balsa.v1.JoinResponse.$Properties instead.
             */

            /**
             * Shape of a JoinResponse.
             * @typedef {balsa.v1.JoinResponse.$Properties} balsa.v1.JoinResponse.$Shape
             */

            /**
             * Constructs a new JoinResponse.
             * @memberof balsa.v1
             * @classdesc Represents a JoinResponse.
             * @constructor
             * @param {balsa.v1.JoinResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinResponse = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * The id that the cluster has given the node: the same one when it asks again.
             * @member {number} nodeId
             * @memberof balsa.v1.JoinResponse
             * @instance
             */
            JoinResponse.prototype.nodeId = 0;

            /**
             * The cluster that the node is of from now on.
             * @member {string} clusterId
             * @memberof balsa.v1.JoinResponse
             * @instance
             */
            JoinResponse.prototype.clusterId = "";

            /**
             * Only for a node that came without a token.
             * @member {string} secret
             * @memberof balsa.v1.JoinResponse
             * @instance
             */
            JoinResponse.prototype.secret = "";

            /**
             * Members that it may turn to.
             * @member {Array.<balsa.v1.Founder>} members
             * @memberof balsa.v1.JoinResponse
             * @instance
             */
            JoinResponse.prototype.members = $util.emptyArray;

            /**
             * Encodes the specified JoinResponse message. Does not implicitly {@link balsa.v1.JoinResponse.verify|verify} messages.
             * @function encode
             * @memberof balsa.v1.JoinResponse
             * @static
             * @param {balsa.v1.JoinResponse.$Properties} message JoinResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nodeId);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.clusterId);
                if (message.secret != null && $Object.hasOwnProperty.call(message, "secret") && message.secret !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.secret);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.balsa.v1.Founder.encode(message.members[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinResponse message from the specified reader or buffer.
             * @function decode
             * @memberof balsa.v1.JoinResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {balsa.v1.JoinResponse & balsa.v1.JoinResponse.$Shape} JoinResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.balsa.v1.JoinResponse();
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
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.secret = value;
                            else
                                delete message.secret;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.balsa.v1.Founder.decode(reader, reader.size(), $undefined, _depth + 1));
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

            return JoinResponse;
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

    grpc.reflection = (function() {

        /**
         * Namespace reflection.
         * @memberof grpc
         * @namespace
         */
        const reflection = {};

        reflection.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof grpc.reflection
             * @namespace
             */
            const v1 = {};

            v1.ServerReflectionRequest = (function() {

                /**
                 * Properties of a ServerReflectionRequest.
                 * @typedef {Object} grpc.reflection.v1.ServerReflectionRequest.$Properties
                 * @property {string} [host] Given back in the answer.
                 * @property {string|null} [fileByFilename] A file by its name.
                 * @property {string|null} [fileContainingSymbol] The file that defines this service, method, message, field or enum.
                 * @property {grpc.reflection.v1.ExtensionRequest.$Properties|null} [fileContainingExtension] The file that defines this extension. There are none.
                 * @property {string|null} [allExtensionNumbersOfType] The numbers of the extensions of this message. There are none.
                 * @property {string|null} [listServices] The full names of all services; the text is of no meaning.
                 * @property {"fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices"} [messageRequest] What is asked for.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerReflectionRequest.
                 * @memberof grpc.reflection.v1
                 * @interface IServerReflectionRequest
                 * @augments grpc.reflection.v1.ServerReflectionRequest.$Properties
                 * @deprecated Use grpc.reflection.v1.ServerReflectionRequest.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ServerReflectionRequest.
                 * @typedef {{
                 *   host?: string;
                 *   fileByFilename?: string|null;
                 *   fileContainingSymbol?: string|null;
                 *   fileContainingExtension?: grpc.reflection.v1.ExtensionRequest.$Shape|null;
                 *   allExtensionNumbersOfType?: string|null;
                 *   listServices?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ messageRequest?: undefined; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileByFilename"; fileByFilename: string; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingSymbol"; fileByFilename?: null; fileContainingSymbol: string; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingExtension"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension: grpc.reflection.v1.ExtensionRequest.$Shape; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "allExtensionNumbersOfType"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType: string; listServices?: null }|{ messageRequest?: "listServices"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices: string })
                 * )} grpc.reflection.v1.ServerReflectionRequest.$Shape
                 */

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServerReflectionRequest.
                 * @constructor
                 * @param {grpc.reflection.v1.ServerReflectionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerReflectionRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Given back in the answer.
                 * @member {string} host
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.host = "";

                /**
                 * A file by its name.
                 * @member {string|null} fileByFilename
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileByFilename = null;

                /**
                 * The file that defines this service, method, message, field or enum.
                 * @member {string|null} fileContainingSymbol
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileContainingSymbol = null;

                /**
                 * The file that defines this extension. There are none.
                 * @member {grpc.reflection.v1.ExtensionRequest|null} fileContainingExtension
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileContainingExtension = null;

                /**
                 * The numbers of the extensions of this message. There are none.
                 * @member {string|null} allExtensionNumbersOfType
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.allExtensionNumbersOfType = null;

                /**
                 * The full names of all services; the text is of no meaning.
                 * @member {string|null} listServices
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.listServices = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * What is asked for.
                 * @member {"fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices"|undefined} messageRequest
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                $Object.defineProperty(ServerReflectionRequest.prototype, "messageRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @static
                 * @param {grpc.reflection.v1.ServerReflectionRequest.$Properties} message ServerReflectionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerReflectionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
                    if (message.fileByFilename != null && $Object.hasOwnProperty.call(message, "fileByFilename"))
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.fileByFilename);
                    if (message.fileContainingSymbol != null && $Object.hasOwnProperty.call(message, "fileContainingSymbol"))
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.fileContainingSymbol);
                    if (message.fileContainingExtension != null && $Object.hasOwnProperty.call(message, "fileContainingExtension"))
                        $root.grpc.reflection.v1.ExtensionRequest.encode(message.fileContainingExtension, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.allExtensionNumbersOfType != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersOfType"))
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.allExtensionNumbersOfType);
                    if (message.listServices != null && $Object.hasOwnProperty.call(message, "listServices"))
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.listServices);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape} ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerReflectionRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ServerReflectionRequest();
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
                                    message.host = value;
                                else
                                    delete message.host;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.fileByFilename = reader.stringVerify();
                                message.messageRequest = "fileByFilename";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.fileContainingSymbol = reader.stringVerify();
                                message.messageRequest = "fileContainingSymbol";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.fileContainingExtension = $root.grpc.reflection.v1.ExtensionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.fileContainingExtension);
                                message.messageRequest = "fileContainingExtension";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.allExtensionNumbersOfType = reader.stringVerify();
                                message.messageRequest = "allExtensionNumbersOfType";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.listServices = reader.stringVerify();
                                message.messageRequest = "listServices";
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

                return ServerReflectionRequest;
            })();

            v1.ExtensionRequest = (function() {

                /**
                 * Properties of an ExtensionRequest.
                 * @typedef {Object} grpc.reflection.v1.ExtensionRequest.$Properties
                 * @property {string} [containingType] The message that is extended.
                 * @property {number} [extensionNumber] The number of the extension.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExtensionRequest.
                 * @memberof grpc.reflection.v1
                 * @interface IExtensionRequest
                 * @augments grpc.reflection.v1.ExtensionRequest.$Properties
                 * @deprecated Use grpc.reflection.v1.ExtensionRequest.$Properties instead.
                 */

                /**
                 * Shape of an ExtensionRequest.
                 * @typedef {grpc.reflection.v1.ExtensionRequest.$Properties} grpc.reflection.v1.ExtensionRequest.$Shape
                 */

                /**
                 * Constructs a new ExtensionRequest.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ExtensionRequest.
                 * @constructor
                 * @param {grpc.reflection.v1.ExtensionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExtensionRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * The message that is extended.
                 * @member {string} containingType
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @instance
                 */
                ExtensionRequest.prototype.containingType = "";

                /**
                 * The number of the extension.
                 * @member {number} extensionNumber
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @instance
                 */
                ExtensionRequest.prototype.extensionNumber = 0;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1.ExtensionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @static
                 * @param {grpc.reflection.v1.ExtensionRequest.$Properties} message ExtensionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExtensionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.containingType != null && $Object.hasOwnProperty.call(message, "containingType") && message.containingType !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.containingType);
                    if (message.extensionNumber != null && $Object.hasOwnProperty.call(message, "extensionNumber") && message.extensionNumber !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.extensionNumber);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape} ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExtensionRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ExtensionRequest();
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
                                    message.containingType = value;
                                else
                                    delete message.containingType;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.extensionNumber = value;
                                else
                                    delete message.extensionNumber;
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

                return ExtensionRequest;
            })();

            v1.ServerReflectionResponse = (function() {

                /**
                 * Properties of a ServerReflectionResponse.
                 * @typedef {Object} grpc.reflection.v1.ServerReflectionResponse.$Properties
                 * @property {string} [validHost] The request's.
                 * @property {grpc.reflection.v1.ServerReflectionRequest.$Properties|null} [originalRequest] What this answers.
                 * @property {grpc.reflection.v1.FileDescriptorResponse.$Properties|null} [fileDescriptorResponse] The file, and those that it imports.
                 * @property {grpc.reflection.v1.ExtensionNumberResponse.$Properties|null} [allExtensionNumbersResponse] The numbers of a message's extensions.
                 * @property {grpc.reflection.v1.ListServiceResponse.$Properties|null} [listServicesResponse] The services.
                 * @property {grpc.reflection.v1.ErrorResponse.$Properties|null} [errorResponse] Why there is no answer.
                 * @property {"fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse"} [messageResponse] The answer.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerReflectionResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IServerReflectionResponse
                 * @augments grpc.reflection.v1.ServerReflectionResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ServerReflectionResponse.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ServerReflectionResponse.
                 * @typedef {{
                 *   validHost?: string;
                 *   originalRequest?: grpc.reflection.v1.ServerReflectionRequest.$Shape|null;
                 *   fileDescriptorResponse?: grpc.reflection.v1.FileDescriptorResponse.$Shape|null;
                 *   allExtensionNumbersResponse?: grpc.reflection.v1.ExtensionNumberResponse.$Shape|null;
                 *   listServicesResponse?: grpc.reflection.v1.ListServiceResponse.$Shape|null;
                 *   errorResponse?: grpc.reflection.v1.ErrorResponse.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ messageResponse?: undefined; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "fileDescriptorResponse"; fileDescriptorResponse: grpc.reflection.v1.FileDescriptorResponse.$Shape; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "allExtensionNumbersResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse: grpc.reflection.v1.ExtensionNumberResponse.$Shape; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "listServicesResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse: grpc.reflection.v1.ListServiceResponse.$Shape; errorResponse?: null }|{ messageResponse?: "errorResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse: grpc.reflection.v1.ErrorResponse.$Shape })
                 * )} grpc.reflection.v1.ServerReflectionResponse.$Shape
                 */

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServerReflectionResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ServerReflectionResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerReflectionResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * The request's.
                 * @member {string} validHost
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.validHost = "";

                /**
                 * What this answers.
                 * @member {grpc.reflection.v1.ServerReflectionRequest|null} originalRequest
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.originalRequest = null;

                /**
                 * The file, and those that it imports.
                 * @member {grpc.reflection.v1.FileDescriptorResponse|null} fileDescriptorResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.fileDescriptorResponse = null;

                /**
                 * The numbers of a message's extensions.
                 * @member {grpc.reflection.v1.ExtensionNumberResponse|null} allExtensionNumbersResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.allExtensionNumbersResponse = null;

                /**
                 * The services.
                 * @member {grpc.reflection.v1.ListServiceResponse|null} listServicesResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.listServicesResponse = null;

                /**
                 * Why there is no answer.
                 * @member {grpc.reflection.v1.ErrorResponse|null} errorResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.errorResponse = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ServerReflectionResponse.prototype, "_originalRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["originalRequest"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * The answer.
                 * @member {"fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse"|undefined} messageResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                $Object.defineProperty(ServerReflectionResponse.prototype, "messageResponse", {
                    get: $util.oneOfGetter($oneOfFields = ["fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @static
                 * @param {grpc.reflection.v1.ServerReflectionResponse.$Properties} message ServerReflectionResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerReflectionResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.validHost != null && $Object.hasOwnProperty.call(message, "validHost") && message.validHost !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.validHost);
                    if (message.originalRequest != null && $Object.hasOwnProperty.call(message, "originalRequest"))
                        $root.grpc.reflection.v1.ServerReflectionRequest.encode(message.originalRequest, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.fileDescriptorResponse != null && $Object.hasOwnProperty.call(message, "fileDescriptorResponse"))
                        $root.grpc.reflection.v1.FileDescriptorResponse.encode(message.fileDescriptorResponse, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.allExtensionNumbersResponse != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersResponse"))
                        $root.grpc.reflection.v1.ExtensionNumberResponse.encode(message.allExtensionNumbersResponse, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.listServicesResponse != null && $Object.hasOwnProperty.call(message, "listServicesResponse"))
                        $root.grpc.reflection.v1.ListServiceResponse.encode(message.listServicesResponse, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.errorResponse != null && $Object.hasOwnProperty.call(message, "errorResponse"))
                        $root.grpc.reflection.v1.ErrorResponse.encode(message.errorResponse, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape} ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerReflectionResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ServerReflectionResponse();
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
                                    message.validHost = value;
                                else
                                    delete message.validHost;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.originalRequest = $root.grpc.reflection.v1.ServerReflectionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.originalRequest);
                                message._originalRequest = "originalRequest";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.fileDescriptorResponse = $root.grpc.reflection.v1.FileDescriptorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.fileDescriptorResponse);
                                message.messageResponse = "fileDescriptorResponse";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.allExtensionNumbersResponse = $root.grpc.reflection.v1.ExtensionNumberResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.allExtensionNumbersResponse);
                                message.messageResponse = "allExtensionNumbersResponse";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.listServicesResponse = $root.grpc.reflection.v1.ListServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.listServicesResponse);
                                message.messageResponse = "listServicesResponse";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.errorResponse = $root.grpc.reflection.v1.ErrorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.errorResponse);
                                message.messageResponse = "errorResponse";
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

                return ServerReflectionResponse;
            })();

            v1.FileDescriptorResponse = (function() {

                /**
                 * Properties of a FileDescriptorResponse.
                 * @typedef {Object} grpc.reflection.v1.FileDescriptorResponse.$Properties
                 * @property {Array.<Uint8Array>} [fileDescriptorProto] Each a google.protobuf.FileDescriptorProto.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FileDescriptorResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IFileDescriptorResponse
                 * @augments grpc.reflection.v1.FileDescriptorResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.FileDescriptorResponse.$Properties instead.
                 */

                /**
                 * Shape of a FileDescriptorResponse.
                 * @typedef {grpc.reflection.v1.FileDescriptorResponse.$Properties} grpc.reflection.v1.FileDescriptorResponse.$Shape
                 */

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a FileDescriptorResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.FileDescriptorResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FileDescriptorResponse = function (properties) {
                    this.fileDescriptorProto = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Each a google.protobuf.FileDescriptorProto.
                 * @member {Array.<Uint8Array>} fileDescriptorProto
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @instance
                 */
                FileDescriptorResponse.prototype.fileDescriptorProto = $util.emptyArray;

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1.FileDescriptorResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @static
                 * @param {grpc.reflection.v1.FileDescriptorResponse.$Properties} message FileDescriptorResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileDescriptorResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileDescriptorProto != null && message.fileDescriptorProto.length)
                        for (let i = 0; i < message.fileDescriptorProto.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.fileDescriptorProto[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape} FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileDescriptorResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.FileDescriptorResponse();
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
                                if (!(message.fileDescriptorProto && message.fileDescriptorProto.length))
                                    message.fileDescriptorProto = [];
                                message.fileDescriptorProto.push(reader.bytes());
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

                return FileDescriptorResponse;
            })();

            v1.ExtensionNumberResponse = (function() {

                /**
                 * Properties of an ExtensionNumberResponse.
                 * @typedef {Object} grpc.reflection.v1.ExtensionNumberResponse.$Properties
                 * @property {string} [baseTypeName] The message.
                 * @property {Array.<number>} [extensionNumber] The numbers in use.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExtensionNumberResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IExtensionNumberResponse
                 * @augments grpc.reflection.v1.ExtensionNumberResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ExtensionNumberResponse.$Properties instead.
                 */

                /**
                 * Shape of an ExtensionNumberResponse.
                 * @typedef {grpc.reflection.v1.ExtensionNumberResponse.$Properties} grpc.reflection.v1.ExtensionNumberResponse.$Shape
                 */

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ExtensionNumberResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ExtensionNumberResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExtensionNumberResponse = function (properties) {
                    this.extensionNumber = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * The message.
                 * @member {string} baseTypeName
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @instance
                 */
                ExtensionNumberResponse.prototype.baseTypeName = "";

                /**
                 * The numbers in use.
                 * @member {Array.<number>} extensionNumber
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @instance
                 */
                ExtensionNumberResponse.prototype.extensionNumber = $util.emptyArray;

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1.ExtensionNumberResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @static
                 * @param {grpc.reflection.v1.ExtensionNumberResponse.$Properties} message ExtensionNumberResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExtensionNumberResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.baseTypeName != null && $Object.hasOwnProperty.call(message, "baseTypeName") && message.baseTypeName !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.baseTypeName);
                    if (message.extensionNumber != null && message.extensionNumber.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.extensionNumber);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape} ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExtensionNumberResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ExtensionNumberResponse();
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
                                    message.baseTypeName = value;
                                else
                                    delete message.baseTypeName;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.extensionNumber && message.extensionNumber.length))
                                        message.extensionNumber = [];
                                    reader.int32s(message.extensionNumber);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.extensionNumber && message.extensionNumber.length))
                                    message.extensionNumber = [];
                                message.extensionNumber.push(reader.int32());
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

                return ExtensionNumberResponse;
            })();

            v1.ListServiceResponse = (function() {

                /**
                 * Properties of a ListServiceResponse.
                 * @typedef {Object} grpc.reflection.v1.ListServiceResponse.$Properties
                 * @property {Array.<grpc.reflection.v1.ServiceResponse.$Properties>} [service] One for each service.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IListServiceResponse
                 * @augments grpc.reflection.v1.ListServiceResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ListServiceResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListServiceResponse.
                 * @typedef {grpc.reflection.v1.ListServiceResponse.$Properties} grpc.reflection.v1.ListServiceResponse.$Shape
                 */

                /**
                 * Constructs a new ListServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ListServiceResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ListServiceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListServiceResponse = function (properties) {
                    this.service = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * One for each service.
                 * @member {Array.<grpc.reflection.v1.ServiceResponse>} service
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @instance
                 */
                ListServiceResponse.prototype.service = $util.emptyArray;

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ListServiceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @static
                 * @param {grpc.reflection.v1.ListServiceResponse.$Properties} message ListServiceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListServiceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && message.service.length)
                        for (let i = 0; i < message.service.length; ++i)
                            $root.grpc.reflection.v1.ServiceResponse.encode(message.service[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape} ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListServiceResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ListServiceResponse();
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
                                if (!(message.service && message.service.length))
                                    message.service = [];
                                message.service.push($root.grpc.reflection.v1.ServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ListServiceResponse;
            })();

            v1.ServiceResponse = (function() {

                /**
                 * Properties of a ServiceResponse.
                 * @typedef {Object} grpc.reflection.v1.ServiceResponse.$Properties
                 * @property {string} [name] The full name.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IServiceResponse
                 * @augments grpc.reflection.v1.ServiceResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ServiceResponse.$Properties instead.
                 */

                /**
                 * Shape of a ServiceResponse.
                 * @typedef {grpc.reflection.v1.ServiceResponse.$Properties} grpc.reflection.v1.ServiceResponse.$Shape
                 */

                /**
                 * Constructs a new ServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServiceResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ServiceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServiceResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * The full name.
                 * @member {string} name
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @instance
                 */
                ServiceResponse.prototype.name = "";

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ServiceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @static
                 * @param {grpc.reflection.v1.ServiceResponse.$Properties} message ServiceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServiceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape} ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServiceResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ServiceResponse();
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

                return ServiceResponse;
            })();

            v1.ErrorResponse = (function() {

                /**
                 * Properties of an ErrorResponse.
                 * @typedef {Object} grpc.reflection.v1.ErrorResponse.$Properties
                 * @property {number} [errorCode] A gRPC status.
                 * @property {string} [errorMessage] What is wrong.
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ErrorResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IErrorResponse
                 * @augments grpc.reflection.v1.ErrorResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ErrorResponse.$Properties instead.
                 */

                /**
                 * Shape of an ErrorResponse.
                 * @typedef {grpc.reflection.v1.ErrorResponse.$Properties} grpc.reflection.v1.ErrorResponse.$Shape
                 */

                /**
                 * Constructs a new ErrorResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ErrorResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ErrorResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ErrorResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * A gRPC status.
                 * @member {number} errorCode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @instance
                 */
                ErrorResponse.prototype.errorCode = 0;

                /**
                 * What is wrong.
                 * @member {string} errorMessage
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @instance
                 */
                ErrorResponse.prototype.errorMessage = "";

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1.ErrorResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @static
                 * @param {grpc.reflection.v1.ErrorResponse.$Properties} message ErrorResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ErrorResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode") && message.errorCode !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.errorCode);
                    if (message.errorMessage != null && $Object.hasOwnProperty.call(message, "errorMessage") && message.errorMessage !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorMessage);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape} ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ErrorResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.grpc.reflection.v1.ErrorResponse();
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
                                    message.errorCode = value;
                                else
                                    delete message.errorCode;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.errorMessage = value;
                                else
                                    delete message.errorMessage;
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

                return ErrorResponse;
            })();

            return v1;
        })();

        return reflection;
    })();

    return grpc;
})();

export {
  $root as default
};
